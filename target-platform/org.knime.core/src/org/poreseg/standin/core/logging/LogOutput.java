package org.poreseg.standin.core.logging;

import java.io.PrintStream;

import org.knime.core.node.NodeLogger.LEVEL;
import org.knime.core.node.workflow.NodeContext;

/** Writes log lines as KNIME's console does: level, thread, logger, message. */
public final class LogOutput {

    private static volatile LEVEL limit = LEVEL.ERROR;

    private static volatile PrintStream out = System.err; // NOSONAR: this is where a log goes

    private LogOutput() {
    }

    /** @param level the least level that is written; at the start {@link LEVEL#ERROR} */
    public static void setLevel(final LEVEL level) {
        limit = level;
    }

    /** @param stream where lines go; at the start standard error */
    public static void setStream(final PrintStream stream) {
        out = stream;
    }

    /**
     * @param level a level
     * @return whether its lines are written
     */
    public static boolean isEnabled(final LEVEL level) {
        return limit == LEVEL.ALL || limit != LEVEL.OFF && level.ordinal() >= limit.ordinal();
    }

    /**
     * @param level how much it matters
     * @param logger the logger's name
     * @param message the line
     * @param thrown what was thrown, or null
     */
    public static void write(final LEVEL level, final String logger, final Object message, final Throwable thrown) {
        if (!isEnabled(level)) {
            return;
        }
        final String name = logger.substring(logger.lastIndexOf('.') + 1);
        final String node = NodeContext.getContextOptional().map(c -> c + "\t ").orElse("");
        synchronized (LogOutput.class) {
            out.println(String.format("%-5s\t %s\t %s%s\t %s", level, Thread.currentThread().getName(), node, name,
                message));
            if (thrown != null) {
                thrown.printStackTrace(out);
            }
        }
    }
}
