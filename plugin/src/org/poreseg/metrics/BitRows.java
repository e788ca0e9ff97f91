package org.poreseg.metrics;

import org.poreseg.image.Mask;

/**
 * A mask whose rows start at word boundaries, so that 64 neighbouring pixels are worked on at once. Pixel (x, y) is bit
 * {@code x & 63} of word {@code y * stride + (x >> 6)}; bits past the last column are 0.
 */
final class BitRows {

    private final int m_width;

    private final int m_height;

    private final int m_stride;

    private final long[] m_words;

    private BitRows(final int width, final int height) {
        m_width = width;
        m_height = height;
        m_stride = width + 63 >> 6;
        m_words = new long[m_stride * height];
    }

    static BitRows of(final Mask mask) {
        final BitRows rows = new BitRows(mask.width(), mask.height());
        final long[] packed = mask.words();
        for (int y = 0, to = 0; y < rows.m_height; y++) {
            for (int x = 0; x < rows.m_width; x += 64, to++) {
                final long from = (long)y * rows.m_width + x;
                final int word = (int)(from >> 6);
                final int shift = (int)from & 63;
                final int used = Math.min(64, rows.m_width - x);
                long bits = packed[word] >>> shift;
                if (shift + used > 64) {
                    bits |= packed[word + 1] << 64 - shift;
                }
                rows.m_words[to] = bits & -1L >>> 64 - used;
            }
        }
        return rows;
    }

    int width() {
        return m_width;
    }

    int height() {
        return m_height;
    }

    /** @return words a row */
    int stride() {
        return m_stride;
    }

    long[] words() {
        return m_words;
    }

    /** @return the other class: 1 where this is 0 */
    BitRows inverted() {
        final BitRows inverted = new BitRows(m_width, m_height);
        final long last = -1L >>> (m_stride << 6) - m_width;
        for (int i = 0; i < m_words.length; i++) {
            inverted.m_words[i] = ~m_words[i] & (i % m_stride == m_stride - 1 ? last : -1L);
        }
        return inverted;
    }

    /** @return the column of the first 1 of row {@code y} at or after {@code x}, or the width */
    int nextSet(final int x, final int y) {
        return next(x, y, 0);
    }

    /** @return the column of the first 0 of row {@code y} at or after {@code x}, or the width */
    int nextClear(final int x, final int y) {
        return next(x, y, -1L);
    }

    private int next(final int x, final int y, final long flip) {
        if (x >= m_width) {
            return m_width;
        }
        final int first = y * m_stride;
        int word = x >> 6;
        long bits = (m_words[first + word] ^ flip) & -1L << x;
        while (bits == 0) {
            if (++word == m_stride) {
                return m_width;
            }
            bits = m_words[first + word] ^ flip;
        }
        return Math.min(m_width, (word << 6) + Long.numberOfTrailingZeros(bits));
    }
}
