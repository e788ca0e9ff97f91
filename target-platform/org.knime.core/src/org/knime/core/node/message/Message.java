package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;

/** A summary, details and ways out. */
public final class Message {

    private final String m_summary;

    private final List<String> m_issues;

    private final List<String> m_resolutions;

    Message(final String summary, final List<String> issues, final List<String> resolutions) {
        m_summary = Objects.requireNonNull(summary, "A message needs a summary.");
        m_issues = List.copyOf(issues);
        m_resolutions = List.copyOf(resolutions);
    }

    /**
     * @param summary the text
     * @return a message without details
     */
    public static Message fromSummary(final String summary) {
        return new Message(summary, List.of(), List.of());
    }

    /** @return the text */
    public String getSummary() {
        return m_summary;
    }

    /** @return summary, details and ways out, for a log */
    public String toLogPrintable() {
        final StringBuilder text = new StringBuilder(m_summary);
        m_issues.forEach(issue -> text.append("\n  ").append(issue));
        m_resolutions.forEach(resolution -> text.append("\n  * ").append(resolution));
        return text.toString();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof Message other && m_summary.equals(other.m_summary) && m_issues.equals(other.m_issues)
            && m_resolutions.equals(other.m_resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_summary, m_issues, m_resolutions);
    }

    @Override
    public String toString() {
        return toLogPrintable();
    }
}
