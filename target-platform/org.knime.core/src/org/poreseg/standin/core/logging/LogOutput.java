package org.poreseg.standin.core.logging;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.knime.core.node.NodeLogger.LEVEL;
import org.knime.core.node.workflow.NodeContext;

/**
 * Writes log lines in KNIME's patterns: warnings and errors to the console, which does not name the node, and from
 * {@link LEVEL#INFO} on to a log file, which does.
 */
public final class LogOutput {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

    private static final Pattern NAME_AND_ID = Pattern.compile("(.*) (\\d+(?::\\d+)*)");

    private static PrintStream console = System.err; // NOSONAR: this is where a log goes

    private static PrintStream file;

    private LogOutput() {
    }

    /**
     * @param stream where lines for the console go; at the start standard error
     * @param logFile the file that further lines are added to, or null for none
     * @throws IOException if the file cannot be written
     */
    public static synchronized void open(final PrintStream stream, final Path logFile) throws IOException {
        close();
        if (logFile != null) {
            Files.createDirectories(logFile.getParent());
            file = new PrintStream(Files.newOutputStream(logFile, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        }
        console = stream;
    }

    /** From now on lines go to standard error, and to no file. */
    public static synchronized void close() {
        console = System.err; // NOSONAR: where it went before
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /**
     * @param level a level
     * @return whether its lines are written anywhere
     */
    public static synchronized boolean isEnabled(final LEVEL level) {
        return level.ordinal() >= (file == null ? LEVEL.WARN : LEVEL.INFO).ordinal();
    }

    /**
     * @param level how much it matters
     * @param logger the logger's name
     * @param message the line
     * @param thrown what was thrown, or null
     */
    public static synchronized void write(final LEVEL level, final String logger, final Object message,
        final Throwable thrown) {
        final String name = logger.substring(logger.lastIndexOf('.') + 1);
        final String thread = Thread.currentThread().getName();
        if (level.ordinal() >= LEVEL.WARN.ordinal()) {
            print(console, String.format("%-5s\t %s %s\t %s", level, thread, name, message), thrown);
        }
        if (file != null && isEnabled(level)) {
            print(file, String.format("%s : %-5s : %s :  : %s : %s : %s", TIME.format(LocalDateTime.now()), level,
                thread, name, node(), message), thrown);
        }
    }

    /** @return the name and the id of the node that the thread works for */
    private static String node() {
        final String context = NodeContext.getContextOptional().map(Object::toString).orElse("");
        final Matcher matcher = NAME_AND_ID.matcher(context);
        return matcher.matches() ? matcher.group(1) + " : " + matcher.group(2) : context + " : ";
    }

    private static void print(final PrintStream out, final String line, final Throwable thrown) {
        out.println(line);
        if (thrown != null) {
            thrown.printStackTrace(out);
        }
    }
}
