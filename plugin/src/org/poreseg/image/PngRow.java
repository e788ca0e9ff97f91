package org.poreseg.image;

import java.io.IOException;

import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.Decoder;

/** A row of a PNG image, whose bytes are stored as differences to those before and above. */
final class PngRow {

    private byte[] m_bytes;

    private byte[] m_above;

    private final byte[] m_filter = new byte[1];

    private final int m_pixel;

    /**
     * @param bytes of a row
     * @param pixel bytes of a pixel, at least 1
     */
    PngRow(final int bytes, final int pixel) {
        m_bytes = new byte[bytes];
        m_above = new byte[bytes];
        m_pixel = pixel;
    }

    /** @return the row's bytes, until the next one is read */
    byte[] bytes() {
        return m_bytes;
    }

    /**
     * @param from where the next row comes from
     * @throws CorruptData if it is damaged
     * @throws IOException if it cannot be read
     */
    void read(final Decoder from) throws IOException {
        final byte[] above = m_bytes;
        m_bytes = m_above;
        m_above = above;
        from.read(m_filter, 0, 1);
        from.read(m_bytes, 0, m_bytes.length);
        switch (m_filter[0]) {
            case 0 -> {
                // as it is
            }
            case 1 -> addLeft();
            case 2 -> addAbove();
            case 3 -> addMean();
            case 4 -> addNearest();
            default -> throw new CorruptData("a row has the filter " + (m_filter[0] & 0xff));
        }
    }

    private void addLeft() {
        for (int i = m_pixel; i < m_bytes.length; i++) {
            m_bytes[i] += m_bytes[i - m_pixel];
        }
    }

    private void addAbove() {
        for (int i = 0; i < m_bytes.length; i++) {
            m_bytes[i] += m_above[i];
        }
    }

    private void addMean() {
        for (int i = 0; i < m_bytes.length; i++) {
            final int left = i < m_pixel ? 0 : m_bytes[i - m_pixel] & 0xff;
            m_bytes[i] += (byte)(left + (m_above[i] & 0xff) >> 1);
        }
    }

    /** Of left, above and left above the one nearest to left + above - left above (Paeth). */
    private void addNearest() {
        final byte[] bytes = m_bytes;
        final byte[] aboves = m_above;
        for (int i = 0; i < Math.min(m_pixel, bytes.length); i++) {
            bytes[i] += aboves[i];
        }
        for (int i = m_pixel; i < bytes.length; i++) {
            final int left = bytes[i - m_pixel] & 0xff;
            final int above = aboves[i] & 0xff;
            final int corner = aboves[i - m_pixel] & 0xff;
            final int toLeft = Math.abs(above - corner);
            final int toAbove = Math.abs(left - corner);
            final int toCorner = Math.abs(left + above - 2 * corner);
            bytes[i] += (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
        }
    }
}
