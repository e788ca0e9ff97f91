package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;

/** The bits of fax-compressed data, from the high end of each byte. Behind the last one zeros are seen, not read. */
final class CcittBits {

    private final InputStream m_in;

    private long m_buffer;

    /** Bits in the buffer, at its low end. */
    private int m_count;

    private boolean m_ended;

    CcittBits(final InputStream in) {
        m_in = in;
    }

    private void fill(final int count) throws IOException {
        while (m_count < count && !m_ended) {
            final int next = m_in.read();
            m_ended = next < 0;
            if (!m_ended) {
                m_buffer = m_buffer << 8 | next;
                m_count += 8;
            }
        }
    }

    /** @return the next bits, at most 32, which stay */
    int peek(final int count) throws IOException {
        fill(count);
        final long bits = m_count >= count ? m_buffer >>> m_count - count : m_buffer << count - m_count;
        return (int)(bits & (1L << count) - 1);
    }

    /** @return the next bits, at most 32 */
    int next(final int count) throws IOException {
        final int bits = peek(count);
        skip(count);
        return bits;
    }

    private void skip(final int count) throws CorruptData {
        if (count > m_count) {
            throw new CorruptData("the compressed data ends early");
        }
        m_count -= count;
    }

    /** @return what the next code means */
    int code(final CcittCodes codes) throws IOException {
        final int bits = peek(CcittCodes.LONGEST);
        final int length = codes.length(bits);
        if (length == 0) {
            throw new CorruptData(m_count == 0 ? "the compressed data ends early"
                : "the compressed data has bits that are no code");
        }
        skip(length);
        return codes.value(bits);
    }

    /** Goes on while the next so many bits are zeros and not the last ones. */
    void skipZeros(final int count) throws IOException {
        while (peek(count) == 0 && m_count > 0) {
            m_count--;
        }
    }

    /** Goes on to the next whole byte. */
    void toByte() {
        m_count &= ~7;
    }

    /** @return whether nothing but zeros is left; reads them */
    boolean onlyZeros() throws IOException {
        while (peek(8) == 0) {
            if (m_count <= 8) {
                m_count = 0;
                if (m_ended || peek(1) == 0 && m_count == 0) {
                    return true;
                }
            } else {
                m_count -= 8;
            }
        }
        return false;
    }
}
