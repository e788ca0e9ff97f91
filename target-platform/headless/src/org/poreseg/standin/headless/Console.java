package org.poreseg.standin.headless;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

import org.knime.core.node.NodeLogger;

/**
 * What the user reads beside the log: how far the nodes are, which KNIME does not tell. Problems with the workflow go
 * to the log.
 */
final class Console {

    private static final NodeLogger LOG = NodeLogger.getLogger("BatchExecutor");

    /** Lines of one node's progress are at least this far apart. */
    private static final long NANOS_BETWEEN_MESSAGES = 1_000_000_000L;

    /** The same, if only the share that is done has changed. */
    private static final long NANOS_BETWEEN_PERCENTS = 2_000_000_000L;

    private final PrintStream m_out;

    private final Map<String, Progress> m_progress = new HashMap<>();

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
        m_out.println("INFO  " + text);
    }

    void warn(final String text) {
        LOG.warn(text);
    }

    void error(final String text) {
        LOG.error(text);
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
