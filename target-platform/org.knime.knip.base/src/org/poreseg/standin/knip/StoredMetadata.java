package org.poreseg.standin.knip;

import net.imagej.ImgPlusMetadata;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractCalibratedSpace;

/** Name, source and axes of an image whose pixels were not read. */
final class StoredMetadata extends AbstractCalibratedSpace<CalibratedAxis> implements ImgPlusMetadata {

    private String m_name;

    private String m_source;

    private int m_validBits;

    StoredMetadata(final String name, final String source, final int validBits, final CalibratedAxis... axes) {
        super(axes);
        m_name = name;
        m_source = source;
        m_validBits = validBits;
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public void setName(final String name) {
        m_name = name;
    }

    @Override
    public String getSource() {
        return m_source;
    }

    @Override
    public int getValidBits() {
        return m_validBits;
    }
}
