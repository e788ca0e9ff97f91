package org.poreseg.standin.headless;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the user reads: lines with a level and the node they are about. */
final class Console {

    /** Lines of one node's progress are at least this far apart. */
    private static final long NANOS_BETWEEN_MESSAGES = 1_000_000_000L;

    /** The same, if only the share that is done has changed. */
    private static final long NANOS_BETWEEN_PERCENTS = 2_000_000_000L;

    private final PrintStream m_out;

    private final Map<String, Progress> m_progress = new HashMap<>();

    private final Set<String> m_warned = new HashSet<>();

    private final Set<String> m_errors = new HashSet<>();

    /** The last line about a node's progress. */
    private record Progress(int percent, String message, long nanoTime) {
    }

    Console(final PrintStream out) {
        m_out = out;
    }

    PrintStream stream() {
        return m_out;
    }

    synchronized void info(final String text) {
        print("INFO", text);
    }

    /** Says the same only once: a node is configured more than once. */
    synchronized void warn(final String text) {
        if (m_warned.add(text)) {
            print("WARN", text);
        }
    }

    synchronized void error(final String text) {
        m_errors.add(text);
        print("ERROR", text);
    }

    /** @return whether the user has read of this error already */
    synchronized boolean hasReported(final String error) {
        return m_errors.contains(error);
    }

    private void print(final String level, final String text) {
        m_out.println(String.format("%-5s %s", level, text));
    }

    synchronized void progress(final String node, final double fraction, final String message) {
        final int percent = (int)(100 * fraction);
        final Progress last = m_progress.get(node);
        final long now = System.nanoTime();
        if (last != null) {
            final boolean sameMessage = last.message().equals(message);
            final long pause = sameMessage ? NANOS_BETWEEN_PERCENTS : NANOS_BETWEEN_MESSAGES;
            if (sameMessage && last.percent() == percent || now - last.nanoTime() < pause) {
                return;
            }
        }
        m_progress.put(node, new Progress(percent, message, now));
        info(String.format("%s: %3d %% %s", node, percent, message).stripTrailing());
    }
}
