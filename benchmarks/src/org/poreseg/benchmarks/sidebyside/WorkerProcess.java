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

    private final Map<String, List<Time>> m_times = new HashMap<>();

    /**
     * How long something took.
     *
     * @param elapsed milliseconds on the clock
     * @param worked milliseconds that the processors worked for the process, all its threads together
     */
    record Time(double elapsed, double worked) {
    }

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
        limitThreads(builder.environment());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        m_process = builder.start();
        m_commands = new PrintStream(m_process.getOutputStream(), true, StandardCharsets.US_ASCII);
        m_answers = m_process.inputReader(StandardCharsets.UTF_8);
    }

    /** System property {@code threads}: as many for each engine; without it each takes what it thinks best. */
    private static void limitThreads(final Map<String, String> environment) {
        final String threads = System.getProperty("threads");
        if (threads != null) {
            environment.put("TF_NUM_INTRAOP_THREADS", threads);
            environment.put("TF_NUM_INTEROP_THREADS", threads);
            environment.put("OMP_NUM_THREADS", threads);
        }
    }

    /** Has the worker do something once, and waits. */
    Time once(final String command) throws IOException {
        m_commands.println(command);
        for (String line = m_answers.readLine(); line != null; line = m_answers.readLine()) {
            if (line.startsWith(Worker.ANSWER)) {
                final String[] answer = line.substring(Worker.ANSWER.length()).split(" ");
                return new Time(Long.parseLong(answer[0]) / 1e6, Long.parseLong(answer[1]) / 1e6);
            }
        }
        throw new IOException("The process of " + m_name + " ended");
    }

    /** Has the worker do something some times, and takes down how long it took. */
    void measure(final String command, final int times) throws IOException {
        for (int i = 0; i < times; i++) {
            m_times.computeIfAbsent(command, key -> new ArrayList<>()).add(once(command));
        }
    }

    /** @return the times that were measured, in milliseconds */
    List<Double> elapsed(final String command) {
        return m_times.getOrDefault(command, List.of()).stream().map(Time::elapsed).toList();
    }

    /** @return the median of the times that were measured, in milliseconds */
    double median(final String command) {
        return Median.of(elapsed(command));
    }

    /** @return the median of the work of the processors, in milliseconds */
    double work(final String command) {
        return Median.of(m_times.getOrDefault(command, List.of()).stream().map(Time::worked).toList());
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
