package org.poreseg.knime.views;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/** The page in a sandboxed frame of a window that speaks as KNIME does: data and parts come as messages. */
public final class KnimeFrameTest {

    /** Where the window and its frame lie. */
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String READY =
        "new Promise(d => { const l = () => document.documentElement?.dataset.ready ? d(1) : setTimeout(l, 5); l(); })";

    /** What KNIME's window does: answers by request id; answers of data services are text inside text. */
    private static final String WINDOW = """
        <!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">
        <script>
        const given = %s;
        window.addEventListener("message", event => {
            const {type, requestId, payload} = event.data;
            if (type !== "UIExtensionRequest") {
                return;
            }
            let answer;
            if (payload.method === "getConfig") {
                answer = {nodeId: "root:1", projectId: "p", workflowId: "root", extensionType: "view", ...given.config};
            } else {
                const {nodeId, serviceType, dataServiceRequest} = payload.params[0];
                if (payload.method !== "callNodeDataService" || nodeId !== "root:1") {
                    throw new Error("unknown call " + JSON.stringify(payload));
                }
                if (serviceType === "initial_data") {
                    answer = {result: JSON.stringify({result: given.data})};
                } else {
                    const {jsonrpc, id, method, params} = JSON.parse(dataServiceRequest);
                    answer = {result: JSON.stringify({jsonrpc, id,
                        result: method === "part" ? given.parts[params[0]] ?? null : undefined})};
                }
            }
            event.source.postMessage({type: "UIExtensionResponse", requestId, payload: answer}, "*");
        });
        </script>
        <iframe sandbox="allow-scripts" src="page.html" width="1300" height="900"></iframe>
        <script>document.documentElement.dataset.ready = 1;</script>
        """;

    private static Browser s_browser;

    private static MadeUpScores s_scores;

    /** Starts the browser, if there is one. */
    @BeforeClass
    public static void startBrowser() throws Exception {
        s_browser = Browser.start();
        s_scores = new MadeUpScores(64, 48, 0.5, 5);
        Files.writeString(FOLDER.getRoot().toPath().resolve("page.html"), ViewPage.SCORER.html());
    }

    /** Ends the browser. */
    @AfterClass
    public static void closeBrowser() throws Exception {
        if (s_browser != null) {
            s_browser.close();
        }
    }

    private static void open(final JsonObject config, final boolean withParts)
        throws IOException, InterruptedException {
        final JsonObject parts = new JsonObject();
        if (withParts) {
            s_scores.parts().forEach(parts::addProperty);
        }
        final JsonObject given = new JsonObject();
        given.add("config", config);
        given.addProperty("data", s_scores.json());
        given.add("parts", parts);
        final Path window = FOLDER.getRoot().toPath().resolve("window.html");
        Files.writeString(window, WINDOW.formatted(new Gson().toJson(given)));
        s_browser.open(window);
        s_browser.evaluateInFrame(READY);
    }

    private static String text(final String id) throws InterruptedException {
        return s_browser.evaluateInFrame("document.getElementById('" + id + "').textContent").getAsString();
    }

    private static void assertShown() throws InterruptedException {
        assertEquals("Made up: " + MadeUpScores.NASTY, text("title"));
        final double iou = s_scores.slice("carbonate", "carbonate 1", 3).iou(0.5);
        assertEquals(String.format(Locale.ROOT, "%.3f", iou), text("slice-iou"));
        assertEquals(List.of(), s_browser.errors());
    }

    /** The first data may stand in the configuration, as text. */
    @Test
    public void takesDataFromTheConfiguration() throws Exception {
        final JsonObject result = new JsonObject();
        result.addProperty("result", s_scores.json());
        final JsonObject config = new JsonObject();
        config.addProperty("initialData", new Gson().toJson(result));
        open(config, true);
        assertShown();
    }

    /** Without data in the configuration the page asks the node's data service. */
    @Test
    public void asksTheDataService() throws Exception {
        open(new JsonObject(), true);
        assertShown();
    }

    /** Where the node has no part for a slice, the page says so and all else works. */
    @Test
    public void saysThatAPartIsNotThere() throws Exception {
        open(new JsonObject(), false);
        assertEquals("This slice was not stored with the scores.", text("viewer-message"));
        assertEquals("", text("slice-iou"));
    }
}
