package org.poreseg.image;

import java.nio.ByteOrder;

import org.poreseg.image.codec.FileBytes;

/** A file of one image, of which all before the pixels was read. */
abstract class OneSliceFile extends SliceFile {

    private final SliceHeader m_header;

    private final ByteOrder m_order;

    private final int[] m_palette;

    /**
     * @param bytes the file, closed with this object
     * @param header what is known of its image
     * @param order the order of the bytes in a sample
     * @param palette its colours as 0xRRGGBB, {@code null} if it has none
     */
    OneSliceFile(final FileBytes bytes, final SliceHeader header, final ByteOrder order, final int[] palette) {
        super(bytes);
        m_header = header;
        m_order = order;
        m_palette = palette;
    }

    /** @return what is known of the image */
    final SliceHeader header() {
        return m_header;
    }

    @Override
    final int count() {
        return 1;
    }

    @Override
    final SliceHeader header(final int index) {
        return m_header;
    }

    @Override
    final ByteOrder order() {
        return m_order;
    }

    @Override
    final int[] palette(final int index) {
        return m_palette;
    }
}
