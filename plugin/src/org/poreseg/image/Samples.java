package org.poreseg.image;

/**
 * The samples of an image, one a pixel, on their way from a file's bytes to an array. A format hands them over in rows
 * or pieces of rows; an image that lacks a pixel is none.
 */
abstract class Samples {

    private final SliceHeader m_header;

    private long m_count;

    /** @param header of the image */
    Samples(final SliceHeader header) {
        m_header = header;
    }

    /**
     * @param row samples as they stand in the file, from its first byte, without gaps
     * @param x the column of the first
     * @param y the row of all
     * @param columns their number
     */
    final void put(final byte[] row, final int x, final int y, final int columns) {
        store(row, 0, m_header.width() * y + x, columns);
        m_count += columns;
    }

    /**
     * @param row samples as they stand in the file, from its first byte, without gaps
     * @param x the column of the first
     * @param y the row of all
     * @param columns their number
     * @param step columns from one to the next
     */
    final void putSpread(final byte[] row, final int x, final int y, final int columns, final int step) {
        for (int i = 0; i < columns; i++) {
            store(row, i, m_header.width() * y + x + i * step, 1);
        }
        m_count += columns;
    }

    /** Copies samples of a row, from the given one on, to the pixels from the given one on. */
    abstract void store(byte[] row, int from, int pixel, int count);

    /** @return whether there were as many samples as pixels */
    final boolean isComplete() {
        return m_count == m_header.pixels();
    }
}
