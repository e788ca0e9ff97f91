package org.knime.core.node;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.poreseg.standin.core.logging.LogOutput;

/** What nodes log with. */
public final class NodeLogger {

    private static final ConcurrentMap<String, NodeLogger> LOGGERS = new ConcurrentHashMap<>();

    /** How much a line matters. */
    public enum LEVEL {
        /** What happens. */
        INFO,
        /** What may be wrong. */
        WARN,
        /** What is wrong. */
        ERROR;
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

    /** @param o what happens */
    public void info(final Object o) {
        LogOutput.write(LEVEL.INFO, m_name, o, null);
    }

    /** @param o what may be wrong */
    public void warn(final Object o) {
        LogOutput.write(LEVEL.WARN, m_name, o, null);
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
}
