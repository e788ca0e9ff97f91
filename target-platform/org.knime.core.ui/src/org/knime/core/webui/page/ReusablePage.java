package org.knime.core.webui.page;

/** A page that is loaded once and used by several views. */
public final class ReusablePage extends FromFilePage {

    private final String m_pageId;

    ReusablePage(final FromFilePage page, final String pageId) {
        super(page);
        m_pageId = pageId;
    }

    /** @return a name that stays the same */
    public String getPageId() {
        return m_pageId;
    }
}
