package org.poreseg.benchmarks.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the batch application, through {@code run.sh}.
 *
 * @param seconds seconds in each node, by its number
 * @param residentMegabytes the largest resident memory of the Java process; 0 where the system does not tell
 * @param heapMegabytes the largest heap that was still in use after a garbage collection
 */
record BatchRun(Map<Integer, Double> seconds, long residentMegabytes, long heapMegabytes) {

    private static final Pattern EXECUTED = Pattern.compile("#(\\d+): executed in ([0-9.]+) s");

    private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(");

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private static final long POLL_MILLISECONDS = 50;

    /** A changed setting of a node. */
    record Setting(int node, String key, Object value, String type) {

        String option() {
            return "-option=" + node + "," + key + "," + value + "," + type;
        }
    }

    /**
     * @param root the root of the checkout
     * @param workflow the workflow's folder
     * @param heap the largest heap, as Java takes it, such as {@code 1g}
     * @param settings changed settings
     * @return what was measured
     * @throws IOException if a node was not executed
     */
    static BatchRun of(final Path root, final Path workflow, final String heap, final List<Setting> settings)
        throws IOException {
        final Path log = Files.createTempFile("gc", ".log");
        try {
            final List<String> command = new ArrayList<>(List.of("sh", root.resolve("run.sh").toString(),
                workflow.toString()));
            settings.forEach(setting -> command.add(setting.option()));
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PORESEG_JAVA_OPTS", "-Xmx" + heap + " -Xlog:gc:file=" + log);
            final Process process = builder.start();
            process.getOutputStream().close();
            final MemoryWatch watch = new MemoryWatch(process, log);
            watch.start();
            final Map<Integer, Double> seconds = new HashMap<>();
            final StringBuilder output = new StringBuilder();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.append(line).append('\n');
                    final Matcher matcher = EXECUTED.matcher(line);
                    if (matcher.find()) {
                        seconds.put(Integer.valueOf(matcher.group(1)), Double.valueOf(matcher.group(2)));
                    }
                }
            }
            if (process.waitFor() != 0) {
                throw new IOException("The batch application ended with " + process.exitValue() + ":\n" + output);
            }
            return new BatchRun(seconds, watch.peak(), largestHeap(log));
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", ex);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static long largestHeap(final Path log) throws IOException {
        long largest = 0;
        for (final String line : Files.readAllLines(log)) {
            final Matcher matcher = COLLECTION.matcher(line);
            if (matcher.find()) {
                largest = Math.max(largest, Long.parseLong(matcher.group(1)));
            }
        }
        return largest;
    }

    /** Follows the resident memory of the Java process that a script has started; the build's is not meant. */
    private static final class MemoryWatch extends Thread {

        private final Process m_process;

        /** Stands in the command of the process that is meant. */
        private final String m_mark;

        private volatile long m_peakKilobytes;

        MemoryWatch(final Process process, final Path log) {
            super("Memory watch");
            setDaemon(true);
            m_process = process;
            m_mark = log.toString();
        }

        @Override
        public void run() {
            try {
                while (m_process.isAlive()) {
                    try (Stream<ProcessHandle> processes = m_process.descendants()) {
                        processes.filter(one -> one.info().commandLine().orElse("").contains(m_mark))
                            .forEach(this::look);
                    }
                    Thread.sleep(POLL_MILLISECONDS);
                }
            } catch (final InterruptedException ex) {
                // nobody wants to know any more
            }
        }

        private void look(final ProcessHandle process) {
            try {
                // the kernel's own high-water mark: nothing between two looks is missed
                final Matcher matcher =
                    PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
                if (matcher.find()) {
                    m_peakKilobytes = Math.max(m_peakKilobytes, Long.parseLong(matcher.group(1)));
                }
            } catch (final IOException ex) {
                // it has just ended, or this is not Linux
            }
        }

        long peak() {
            return m_peakKilobytes >> 10;
        }
    }

    double of(final int node) {
        return seconds.get(node);
    }
}
