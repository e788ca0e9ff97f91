package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a {@link Message}. */
public final class MessageBuilder {

    private String m_summary;

    private final List<String> m_issues = new ArrayList<>();

    private final List<String> m_resolutions = new ArrayList<>();

    MessageBuilder() {
        // made by Message
    }

    /**
     * @param summary the text
     * @return this
     */
    public MessageBuilder withSummary(final String summary) {
        m_summary = summary;
        return this;
    }

    /**
     * @param text a detail
     * @return this
     */
    public MessageBuilder addTextIssue(final String text) {
        m_issues.add(text);
        return this;
    }

    /**
     * @param resolutions what the user may do
     * @return this
     */
    public MessageBuilder addResolutions(final String... resolutions) {
        m_resolutions.addAll(List.of(resolutions));
        return this;
    }

    /** @return the number of details */
    public long getIssueCount() {
        return m_issues.size();
    }

    /** @return the message; nothing if there is neither a summary nor a detail */
    public Optional<Message> build() {
        final String summary = m_summary == null && !m_issues.isEmpty() ? m_issues.get(0) : m_summary;
        return summary == null ? Optional.empty() : Optional.of(new Message(summary, m_issues, m_resolutions));
    }
}
