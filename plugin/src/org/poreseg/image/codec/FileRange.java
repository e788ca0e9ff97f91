package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A part of a file as a stream, for one thread. */
public final class FileRange extends InputStream {

    private static final int BUFFER = 1 << 16;

    private static final byte[] REVERSED = new byte[256];

    static {
        for (int i = 0; i < REVERSED.length; i++) {
            REVERSED[i] = (byte)(Integer.reverse(i) >>> 24);
        }
    }

    private final FileBytes m_bytes;

    private final boolean m_reversed;

    private final byte[] m_buffer;

    private int m_from;

    private int m_to;

    private long m_next;

    private long m_left;

    /**
     * @param bytes the file
     * @param at the position of the part's first byte
     * @param count its length, which the file has
     * @param reversed whether the bits of each byte are turned round
     */
    public FileRange(final FileBytes bytes, final long at, final long count, final boolean reversed) {
        m_bytes = bytes;
        m_next = at;
        m_left = count;
        m_reversed = reversed;
        m_buffer = new byte[(int)Math.min(BUFFER, count)];
    }

    @Override
    public int read() throws IOException {
        return m_from < m_to || fill() ? m_buffer[m_from++] & 0xff : -1;
    }

    @Override
    public int read(final byte[] to, final int from, final int length) throws IOException {
        Objects.checkFromIndexSize(from, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (m_from == m_to && length >= m_buffer.length && !m_reversed) {
            return direct(to, from, length);
        }
        if (m_from == m_to && !fill()) {
            return -1;
        }
        final int count = Math.min(length, m_to - m_from);
        System.arraycopy(m_buffer, m_from, to, from, count);
        m_from += count;
        return count;
    }

    private int direct(final byte[] to, final int from, final int length) throws IOException {
        final int count = (int)Math.min(length, m_left);
        if (count == 0) {
            return -1;
        }
        m_bytes.read(m_next, to, from, count);
        m_next += count;
        m_left -= count;
        return count;
    }

    private boolean fill() throws IOException {
        final int count = direct(m_buffer, 0, m_buffer.length);
        m_from = 0;
        m_to = Math.max(0, count);
        if (m_reversed) {
            for (int i = 0; i < m_to; i++) {
                m_buffer[i] = REVERSED[m_buffer[i] & 0xff];
            }
        }
        return m_to > 0;
    }
}
