package org.poreseg.image.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the numbers of a file's header one by one, in the order of bytes that the file has. */
public final class ByteCursor {

    private static final int WINDOW = 1 << 13;

    private final FileBytes m_bytes;

    /** A part of the file; its position is the cursor's. */
    private final ByteBuffer m_window;

    /** The position in the file of the window's first byte. */
    private long m_start;

    /**
     * @param bytes the file, at its first byte
     * @param order of the bytes in a number
     */
    public ByteCursor(final FileBytes bytes, final ByteOrder order) {
        m_bytes = bytes;
        m_window = ByteBuffer.allocate((int)Math.min(WINDOW, bytes.length())).order(order).limit(0);
    }

    /** @return the order of the bytes in a number */
    public ByteOrder order() {
        return m_window.order();
    }

    /** @return the position in the file of the next byte */
    public long position() {
        return m_start + m_window.position();
    }

    /**
     * @param position of the next byte
     * @throws CorruptData if it is not in the file or right behind it
     */
    public void seek(final long position) throws CorruptData {
        if (!m_bytes.has(position, 0)) {
            throw end(position);
        }
        if (position >= m_start && position <= m_start + m_window.limit()) {
            m_window.position((int)(position - m_start));
        } else {
            m_start = position;
            m_window.limit(0);
        }
    }

    /** @return the next byte, from 0 to 255 */
    public int unsignedByte() throws IOException {
        return need(1).get() & 0xff;
    }

    /** @return the number in the next 2 bytes, from 0 to 65535 */
    public int unsignedShort() throws IOException {
        return need(2).getShort() & 0xffff;
    }

    /** @return the number in the next 4 bytes */
    public int signedInt() throws IOException {
        return need(4).getInt();
    }

    /** @return the number in the next 4 bytes, not negative */
    public long unsignedInt() throws IOException {
        return need(4).getInt() & 0xffff_ffffL;
    }

    /** @return the number in the next 8 bytes; negative where it is unsigned and too large */
    public long signedLong() throws IOException {
        return need(8).getLong();
    }

    /**
     * @param count how many, at most as many as the file has
     * @return the next bytes
     */
    public byte[] bytes(final long count) throws IOException {
        final long position = position();
        if (!m_bytes.has(position, count) || count > Integer.MAX_VALUE) {
            throw end(position);
        }
        final byte[] bytes = new byte[(int)count];
        m_bytes.read(position, bytes, 0, bytes.length);
        seek(position + count);
        return bytes;
    }

    /** Moves the window so that it has the next few bytes. */
    private ByteBuffer need(final int count) throws IOException {
        if (m_window.remaining() < count) {
            final long position = position();
            if (!m_bytes.has(position, count)) {
                throw end(position);
            }
            final int length = (int)Math.min(m_window.capacity(), m_bytes.length() - position);
            m_bytes.read(position, m_window.array(), 0, length);
            m_start = position;
            m_window.position(0).limit(length);
        }
        return m_window;
    }

    private CorruptData end(final long position) {
        return new CorruptData("it has only " + m_bytes.length() + " bytes, but should go on at byte " + position);
    }
}
