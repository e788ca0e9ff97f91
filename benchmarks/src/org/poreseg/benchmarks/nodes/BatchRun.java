package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.poreseg.benchmarks.nodes.BatchProcess.Setting;

/**
 * One run of the batch application from its beginning to its end.
 *
 * @param seconds seconds in each node, by its number
 * @param residentMegabytes the largest resident memory of the Java process; 0 where the system does not tell
 * @param heapMegabytes the largest heap that was still in use after a garbage collection
 * @param closingSeconds seconds from the end of the last node to that of the process: the workflow is saved, if it is
 *            to be, and closed
 */
record BatchRun(Map<Integer, Double> seconds, long residentMegabytes, long heapMegabytes, double closingSeconds) {

    /** What the batch application prints of a node that is done. */
    static final Pattern EXECUTED = Pattern.compile("#(\\d+): executed in ([0-9.]+) s");

    private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(");

    private static final long POLL_MILLISECONDS = 50;

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
        return of(root, workflow, heap, settings.stream().map(Setting::option).toArray(String[]::new));
    }

    /**
     * @param root the root of the checkout
     * @param workflow the workflow's folder
     * @param saved a new folder for the executed workflow with its data
     * @param heap the largest heap, as Java takes it, such as {@code 1g}
     * @param settings changed settings
     * @return what was measured
     * @throws IOException if a node was not executed
     */
    static BatchRun saving(final Path root, final Path workflow, final Path saved, final String heap,
        final List<Setting> settings) throws IOException {
        return of(root, workflow, heap, Stream.concat(Stream.of("-destDir=" + saved),
            settings.stream().map(Setting::option)).toArray(String[]::new));
    }

    private static BatchRun of(final Path root, final Path workflow, final String heap, final String... options)
        throws IOException {
        final Path log = Files.createTempFile("gc", ".log");
        try {
            final BatchProcess process =
                BatchProcess.start(root, workflow, "-Xmx" + heap, "-Xlog:gc:file=" + log, options);
            final MemoryWatch watch = new MemoryWatch(process);
            watch.start();
            final Map<Integer, Double> seconds = new HashMap<>();
            final long[] lastNode = {System.nanoTime()};
            process.follow(line -> {
                final Matcher matcher = EXECUTED.matcher(line);
                if (matcher.find()) {
                    seconds.put(Integer.valueOf(matcher.group(1)), Double.valueOf(matcher.group(2)));
                    lastNode[0] = System.nanoTime();
                }
            });
            return new BatchRun(seconds, watch.peak(), largestHeap(log), (System.nanoTime() - lastNode[0]) / 1e9);
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

    /** Follows the resident memory of the Java process. */
    private static final class MemoryWatch extends Thread {

        private final BatchProcess m_process;

        private volatile long m_peakKilobytes;

        MemoryWatch(final BatchProcess process) {
            super("Memory watch");
            setDaemon(true);
            m_process = process;
        }

        @Override
        public void run() {
            try {
                while (m_process.isAlive()) {
                    // the kernel's own high-water mark: nothing between two looks is missed
                    m_process.kilobytes("VmHWM").ifPresent(peak -> m_peakKilobytes = Math.max(m_peakKilobytes, peak));
                    Thread.sleep(POLL_MILLISECONDS);
                }
            } catch (final InterruptedException ex) {
                // nobody wants to know any more
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
