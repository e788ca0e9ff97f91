package org.poreseg.standin.knip;

import net.imagej.ImgPlusMetadata;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractAnnotatedSpace;

/** Name and axes of an image whose pixels were not read. */
final class StoredMetadata extends AbstractAnnotatedSpace<CalibratedAxis> implements ImgPlusMetadata {

    private String m_name;

    StoredMetadata(final String name, final CalibratedAxis... axes) {
        super(axes);
        m_name = name;
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public void setName(final String name) {
        m_name = name;
    }
}
