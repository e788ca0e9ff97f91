package org.knime.core.node;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.poreseg.standin.core.logging.LogOutput;

/** What nodes log with. */
public final class NodeLogger {

    private static final ConcurrentMap<String, NodeLogger> LOGGERS = new ConcurrentHashMap<>();

    /** How much a line matters. */
    public enum LEVEL {
        /** For developers. */
        DEBUG,
        /** What happens. */
        INFO,
        /** What may be wrong. */
        WARN,
        /** What is wrong. */
        ERROR,
        /** What ends the application. */
        FATAL,
        /** As a limit: everything is logged. */
        ALL,
        /** As a limit: nothing is logged. */
        OFF;
    }

    private final String m_name;

    private NodeLogger(final String name) {
        m_name = name;
    }

    /**
     * @param c a class
     * @return its logger
     */
    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    /**
     * @param s a name
     * @return the logger of that name
     */
    public static NodeLogger getLogger(final String s) {
        return LOGGERS.computeIfAbsent(s, NodeLogger::new);
    }

    /**
     * @param level how much a line would matter
     * @return whether it would be written
     */
    public boolean isEnabledFor(final LEVEL level) {
        return LogOutput.isEnabled(level);
    }

    /** @return whether lines for developers are written */
    public boolean isDebugEnabled() {
        return isEnabledFor(LEVEL.DEBUG);
    }

    /** @return whether lines on what happens are written */
    public boolean isInfoEnabled() {
        return isEnabledFor(LEVEL.INFO);
    }

    /** @param o a line for developers */
    public void debug(final Object o) {
        LogOutput.write(LEVEL.DEBUG, m_name, o, null);
    }

    /**
     * @param o a line for developers
     * @param t what was thrown
     */
    public void debug(final Object o, final Throwable t) {
        LogOutput.write(LEVEL.DEBUG, m_name, o, t);
    }

    /** @param message makes a line for developers, if it is written */
    public void debug(final Supplier<Object> message) {
        if (isDebugEnabled()) {
            debug(message.get());
        }
    }

    /** @param o what happens */
    public void info(final Object o) {
        LogOutput.write(LEVEL.INFO, m_name, o, null);
    }

    /**
     * @param o what happens
     * @param t what was thrown
     */
    public void info(final Object o, final Throwable t) {
        LogOutput.write(LEVEL.INFO, m_name, o, t);
    }

    /** @param message makes a line on what happens, if it is written */
    public void info(final Supplier<Object> message) {
        if (isInfoEnabled()) {
            info(message.get());
        }
    }

    /** @param o what may be wrong */
    public void warn(final Object o) {
        LogOutput.write(LEVEL.WARN, m_name, o, null);
    }

    /**
     * @param o what may be wrong
     * @param t what was thrown
     */
    public void warn(final Object o, final Throwable t) {
        LogOutput.write(LEVEL.WARN, m_name, o, t);
    }

    /** @param o what is wrong */
    public void error(final Object o) {
        LogOutput.write(LEVEL.ERROR, m_name, o, null);
    }

    /**
     * @param o what is wrong
     * @param t what was thrown
     */
    public void error(final Object o, final Throwable t) {
        LogOutput.write(LEVEL.ERROR, m_name, o, t);
    }

    /** @param o what is wrong in the code */
    public void coding(final Object o) {
        LogOutput.write(LEVEL.ERROR, m_name, "CODING PROBLEM\t" + o, null);
    }
}
