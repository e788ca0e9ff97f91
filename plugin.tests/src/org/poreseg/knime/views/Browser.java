package org.poreseg.knime.views;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.AssumptionViolatedException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A headless Chromium with one tab, driven through its DevTools protocol with nothing but the JDK. */
final class Browser implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 20;

    private static final List<String> NAMES =
        List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final String ABSENT =
        "No Chromium on the path and none named by the variable CHROMIUM: the page is not tested.";

    /** Keys that the tests press, with the codes that Chromium wants. */
    private static final Map<String, Integer> KEY_CODES =
        Map.of("ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40, "Home", 36, "End", 35, "Enter", 13);

    /**
     * Makes what the page parses strict: a field that the data do not have is an error where the page reads it, not an
     * undefined value. What KNIME wraps around the data is left as it is.
     */
    private static final String STRICT = """
        (() => {
            const ENVELOPE = ["result", "error", "jsonrpc"];
            const OPTIONAL = ["then", "toJSON"];
            const strict = value => new Proxy(value, {
                get(target, name) {
                    const isIndex = Array.isArray(target) && /^\\d+$/.test(String(name));
                    if (typeof name === "string" && !(name in target) && !isIndex && !OPTIONAL.includes(name)) {
                        throw new Error(`The data have no field "${name}".`);
                    }
                    const found = target[name];
                    return found !== null && typeof found === "object" ? strict(found) : found;
                }
            });
            const parse = JSON.parse;
            JSON.parse = (...given) => {
                const value = parse(...given);
                return value !== null && typeof value === "object" && !ENVELOPE.some(name => name in value)
                    ? strict(value) : value;
            };
        })();
        """;

    private final Path m_profile;

    private final Process m_process;

    private final WebSocket m_socket;

    private final AtomicInteger m_calls = new AtomicInteger();

    private final Map<Integer, CompletableFuture<JsonObject>> m_answers = new ConcurrentHashMap<>();

    private final List<String> m_errors = new CopyOnWriteArrayList<>();

    private final List<String> m_requests = new CopyOnWriteArrayList<>();

    /** Script contexts by frame id; the main frame's is not among them. */
    private final Map<String, Integer> m_contexts = new ConcurrentHashMap<>();

    private Browser(final Path program) throws IOException, InterruptedException {
        m_profile = Files.createTempDirectory("browser");
        m_process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage",
            // so that a test can look into a sandboxed frame
            "--disable-features=IsolateSandboxedIframes", "--window-size=1400,1000", "--remote-debugging-port=0",
            "--user-data-dir=" + m_profile, "about:blank").redirectErrorStream(true)
                .redirectOutput(m_profile.resolve("output.txt").toFile()).start();
        final HttpClient client = HttpClient.newHttpClient();
        final URI tabs = URI.create("http://127.0.0.1:" + port() + "/json/list");
        final String list = client.send(HttpRequest.newBuilder(tabs).build(), BodyHandlers.ofString()).body();
        final String address = JsonParser.parseString(list).getAsJsonArray().asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(target -> "page".equals(target.get("type").getAsString())).findFirst().orElseThrow()
            .get("webSocketDebuggerUrl").getAsString();
        m_socket = client.newWebSocketBuilder().buildAsync(URI.create(address), new Listener()).join();
        for (final String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", new JsonObject());
        }
        final JsonObject strict = new JsonObject();
        strict.addProperty("source", STRICT);
        call("Page.addScriptToEvaluateOnNewDocument", strict);
    }

    /**
     * Where this machine has no browser, the test is skipped; where the environment variable CI is set, it fails.
     *
     * @return a started browser
     */
    static Browser start() throws IOException, InterruptedException {
        final Optional<Path> program = find();
        if (program.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError(ABSENT + " Where CI is set, the pages have to be tested: install Chromium.");
        }
        return new Browser(program.orElseThrow(() -> new AssumptionViolatedException(ABSENT)));
    }

    /** The program that the environment variable CHROMIUM names, or the first known one on the path. */
    private static Optional<Path> find() {
        final String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        final Stream<Path> known = Stream.of(path.split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of), known)
            .filter(Files::isExecutable).findFirst();
    }

    private String port() throws IOException, InterruptedException {
        final Path file = m_profile.resolve("DevToolsActivePort");
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (System.nanoTime() < end) {
            if (Files.exists(file)) {
                final List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return lines.get(0);
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("Chromium did not start: " + Files.readString(m_profile.resolve("output.txt")));
    }

    /**
     * Opens a page and waits until it says that it is ready.
     *
     * @return milliseconds from the start of the navigation until the page was ready
     */
    double open(final Path page) {
        m_errors.clear();
        m_requests.clear();
        m_contexts.clear();
        final JsonObject params = new JsonObject();
        params.addProperty("url", page.toUri().toString());
        call("Page.navigate", params);
        return evaluate("""
            new Promise(done => {
                const ready = () => document.documentElement?.dataset.ready;
                const look = () => ready() ? done(performance.now()) : setTimeout(look, 5);
                look();
            })""").getAsDouble();
    }

    /** @return the value of an expression in the page; a promise is waited for */
    JsonElement evaluate(final String expression) {
        return evaluate(expression, null);
    }

    /** @return the value of an expression in the one frame inside the page, as soon as that is there */
    JsonElement evaluateInFrame(final String expression) throws InterruptedException {
        final String main = call("Page.getFrameTree", new JsonObject()).getAsJsonObject("frameTree")
            .getAsJsonObject("frame").get("id").getAsString();
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (System.nanoTime() < end) {
            final Optional<Integer> context = m_contexts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(main)).map(Map.Entry::getValue).findFirst();
            if (context.isPresent()) {
                return evaluate(expression, context.get());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("The page has no frame.");
    }

    private JsonElement evaluate(final String expression, final Integer context) {
        final JsonObject params = new JsonObject();
        params.addProperty("expression", expression);
        params.addProperty("awaitPromise", true);
        params.addProperty("returnByValue", true);
        if (context != null) {
            params.addProperty("contextId", context);
        }
        final JsonObject answer = call("Runtime.evaluate", params);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.getAsJsonObject("result").get("value");
    }

    /** Presses and releases a key so many times, as a person would: it goes to what has the focus. */
    void press(final String key, final int times) {
        for (int i = 0; i < times; i++) {
            for (final String type : List.of("rawKeyDown", "keyUp")) {
                final JsonObject params = new JsonObject();
                params.addProperty("type", type);
                params.addProperty("key", key);
                params.addProperty("code", key);
                params.addProperty("windowsVirtualKeyCode", KEY_CODES.get(key));
                call("Input.dispatchKeyEvent", params);
            }
        }
    }

    /** Gives an element the focus. */
    void focus(final String selector) {
        evaluate("document.querySelector('" + selector + "').focus()");
    }

    /** Chooses an option of a select, or ticks a box. */
    void choose(final String id, final String value) {
        evaluate("(() => { const e = document.getElementById('" + id + "'); e.value = '" + value
            + "'; e.dispatchEvent(new Event('change', {bubbles: true})); return e.value; })()");
    }

    void click(final String selector) {
        evaluate("document.querySelector('" + selector + "').click()");
    }

    /** @return the text of an element */
    String text(final String selector) {
        return evaluate("document.querySelector('" + selector + "').textContent").getAsString();
    }

    /** Lets the page save files, into this folder. */
    void downloadInto(final Path folder) {
        final JsonObject params = new JsonObject();
        params.addProperty("behavior", "allow");
        params.addProperty("downloadPath", folder.toString());
        call("Browser.setDownloadBehavior", params);
    }

    /** @return what the page complained about on the console since it was opened */
    List<String> errors() {
        return m_errors;
    }

    /** @return addresses of what the page asked for since it was opened, other than data that it holds itself */
    List<String> requests() {
        return m_requests;
    }

    private JsonObject call(final String method, final JsonObject params) {
        final int id = m_calls.incrementAndGet();
        final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        m_answers.put(id, answer);
        final JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", params);
        m_socket.sendText(message.toString(), true).join();
        try {
            final JsonObject result = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (result.has("error")) {
                throw new AssertionError(method + ": " + result.get("error"));
            }
            return result.getAsJsonObject("result");
        } catch (final InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method, e);
        }
    }

    private void receive(final JsonObject message) {
        if (message.has("id")) {
            m_answers.remove(message.get("id").getAsInt()).complete(message);
            return;
        }
        final JsonObject params = message.getAsJsonObject("params");
        switch (message.get("method").getAsString()) {
            case "Runtime.exceptionThrown" -> m_errors.add(params.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(params.get("type").getAsString())) {
                    m_errors.add(params.toString());
                }
            }
            case "Log.entryAdded" -> {
                final JsonObject entry = params.getAsJsonObject("entry");
                // advice on rendering is about how the tests read the pixels
                if (!"verbose".equals(entry.get("level").getAsString())
                    && !"rendering".equals(entry.get("source").getAsString())) {
                    m_errors.add(params.toString());
                }
            }
            case "Network.requestWillBeSent" -> {
                final String url = params.getAsJsonObject("request").get("url").getAsString();
                if (!url.startsWith("data:") && !url.startsWith("blob:")) {
                    m_requests.add(url);
                }
            }
            case "Runtime.executionContextCreated" -> {
                final JsonObject context = params.getAsJsonObject("context");
                m_contexts.put(context.getAsJsonObject("auxData").get("frameId").getAsString(),
                    context.get("id").getAsInt());
            }
            default -> {
                // the tests have no use for the other events
            }
        }
    }

    @Override
    public void close() throws IOException {
        m_socket.abort();
        // the launcher of some distributions is a script: its child is the browser
        final List<ProcessHandle> all = new ArrayList<>(m_process.descendants().toList());
        all.add(m_process.toHandle());
        all.forEach(ProcessHandle::destroy);
        for (final ProcessHandle process : all) {
            process.onExit().completeOnTimeout(process, TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(m_profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Puts the pieces of messages together. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder m_text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(final WebSocket socket, final CharSequence data, final boolean last) {
            m_text.append(data);
            if (last) {
                final String text = m_text.toString();
                m_text.setLength(0);
                receive(JsonParser.parseString(text).getAsJsonObject());
            }
            socket.request(1);
            return null;
        }
    }
}
