package org.poreseg.benchmarks.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The batch application at work, started through {@code run.sh}. */
final class BatchProcess {

    private final Process m_process;

    /** Stands in the command of the Java process that is meant; the build's is not. */
    private final String m_mark;

    /** A changed setting of a node. */
    record Setting(int node, String key, Object value, String type) {

        String option() {
            return "-option=" + node + "," + key + "," + value + "," + type;
        }
    }

    private BatchProcess(final Process process, final String mark) {
        m_process = process;
        m_mark = mark;
    }

    /**
     * @param root the root of the checkout
     * @param workflow the workflow's folder
     * @param javaOptions options of the Java process; one of them is its alone
     * @param mark that option
     * @param options options of the batch application
     * @return the process
     * @throws IOException if it cannot be started
     */
    static BatchProcess start(final Path root, final Path workflow, final String javaOptions, final String mark,
        final String... options) throws IOException {
        final List<String> command =
            new ArrayList<>(List.of("sh", root.resolve("run.sh").toString(), workflow.toString()));
        command.addAll(List.of(options));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PORESEG_JAVA_OPTS", javaOptions + " " + mark);
        final Process process = builder.start();
        process.getOutputStream().close();
        return new BatchProcess(process, mark);
    }

    boolean isAlive() {
        return m_process.isAlive();
    }

    /** @return the Java process that runs the nodes, if it is there */
    Optional<ProcessHandle> java() {
        try (Stream<ProcessHandle> processes = m_process.descendants()) {
            return processes.filter(one -> one.info().commandLine().orElse("").contains(m_mark)).findFirst();
        }
    }

    /**
     * @param entry a line of the kernel's table of the process, such as {@code VmRSS}
     * @return its value in kB; nothing if the process is not there or this is not Linux
     */
    Optional<Long> kilobytes(final String entry) {
        return java().flatMap(process -> {
            try {
                final Matcher matcher = Pattern.compile(entry + ":\\s*(\\d+) kB")
                    .matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
                return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
            } catch (final IOException ex) {
                // it has just ended
                return Optional.empty();
            }
        });
    }

    /**
     * Follows the output to its end.
     *
     * @param lines gets each line
     * @throws IOException if the application does not end with 0; with all of its output
     */
    void follow(final Consumer<String> lines) throws IOException {
        final StringBuilder output = new StringBuilder();
        try (BufferedReader reader = m_process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                lines.accept(line);
            }
        }
        final int status = await();
        if (status != 0) {
            throw new IOException("The batch application ended with " + status + ":\n" + output);
        }
    }

    /** Ends the Java process as {@code kill -9} does, and waits for the end of the script. */
    void kill() throws IOException {
        java().ifPresent(ProcessHandle::destroyForcibly);
        m_process.inputReader().transferTo(Writer.nullWriter());
        await();
    }

    /** Asks the script to end, as a user's Ctrl-C or a job scheduler does, and waits until it has tidied up. */
    void terminate() throws IOException {
        m_process.destroy();
        m_process.inputReader().transferTo(Writer.nullWriter());
        await();
    }

    private int await() throws IOException {
        try {
            return m_process.waitFor();
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", ex);
        }
    }
}
