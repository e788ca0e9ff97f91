package org.poreseg.knime.report;

import org.knime.core.node.BufferedDataTable;

/** Serves the parts of the scorer's view that are loaded when they are needed; its page calls it by name. */
public final class ScorerParts {

    private final BufferedDataTable m_parts;

    /** @param parts the table of {@link PageParts#table} */
    public ScorerParts(final BufferedDataTable parts) {
        m_parts = parts;
    }

    /**
     * @param id the id of a part, as the data of the page name it
     * @return the part as JSON; {@code null} if there is none of this id
     */
    public String part(final String id) {
        return PageParts.find(m_parts, id);
    }
}
