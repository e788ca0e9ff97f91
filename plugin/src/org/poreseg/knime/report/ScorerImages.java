package org.poreseg.knime.report;

import org.knime.core.node.BufferedDataTable;

/** Serves the images of the scorer's view; its page calls it by name. */
public final class ScorerImages {

    private final BufferedDataTable m_images;

    /** @param images the table of {@link PageImages#table} */
    public ScorerImages(final BufferedDataTable images) {
        m_images = images;
    }

    /**
     * @param id the id of an image, as the data of the page name it
     * @return the image as a data URL; {@code null} if there is none of this id
     */
    public String image(final String id) {
        return PageImages.find(m_images, id);
    }
}
