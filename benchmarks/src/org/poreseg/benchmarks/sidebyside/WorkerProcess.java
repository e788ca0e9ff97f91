package org.poreseg.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.benchmarks.Median;

/** A running {@link Worker}, and the times it has answered. */
final class WorkerProcess implements AutoCloseable {

    private final String m_name;

    private final Process m_process;

    private final PrintStream m_commands;

    private final BufferedReader m_answers;

    private final Map<String, List<Double>> m_milliseconds = new HashMap<>();

    WorkerProcess(final String name, final int base) throws IOException {
        m_name = name;
        final ProcessBuilder builder =
            new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-Dcaches=" + System.getProperty("caches"), "-Dbase=" + base, "-cp",
                System.getProperty("java.class.path"), Worker.class.getName(), name);
        // both engines offline and with their caches in the build folder
        builder.environment().put("DJL_CACHE_DIR", System.getProperty("caches"));
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "2");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        m_process = builder.start();
        m_commands = new PrintStream(m_process.getOutputStream(), true, StandardCharsets.US_ASCII);
        m_answers = m_process.inputReader(StandardCharsets.UTF_8);
    }

    /** Has the worker do something once, and waits. */
    double once(final String command) throws IOException {
        m_commands.println(command);
        for (String line = m_answers.readLine(); line != null; line = m_answers.readLine()) {
            if (line.startsWith(Worker.ANSWER)) {
                return Long.parseLong(line.substring(Worker.ANSWER.length())) / 1e6;
            }
        }
        throw new IOException("The process of " + m_name + " ended");
    }

    /** Has the worker do something some times, and takes down how long it took. */
    void measure(final String command, final int times) throws IOException {
        for (int i = 0; i < times; i++) {
            m_milliseconds.computeIfAbsent(command, key -> new ArrayList<>()).add(once(command));
        }
    }

    /** @return what was measured, in milliseconds */
    List<Double> milliseconds(final String command) {
        return m_milliseconds.getOrDefault(command, List.of());
    }

    /** @return the median of what was measured, in milliseconds */
    double median(final String command) {
        return Median.of(milliseconds(command));
    }

    @Override
    public void close() {
        m_commands.close();
        try {
            m_process.waitFor();
        } catch (final InterruptedException ex) {
            m_process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
