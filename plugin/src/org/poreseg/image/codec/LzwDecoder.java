package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;

/**
 * LZW as TIFF 6.0 has it (section 13), and in the older form, which files show by their first code: its bits start at
 * the low end of each byte, and codes grow by a bit one code later.
 */
public final class LzwDecoder implements Decoder {

    /**
     * One byte unpacks to fewer than so many: from one clear code to the next, 3838 codes of together 5406 bytes stand
     * for strings that are one byte longer each, 7.4 million bytes in all.
     */
    public static final int LARGEST_RATIO = 1400;

    private static final int CLEAR = 256;

    private static final int END = 257;

    private static final int LEAST_BITS = 9;

    private static final int TABLE = 1 << 12;

    private final InputStream m_in;

    /** The string of a code is that of its prefix and one byte more. */
    private final short[] m_prefix = new short[TABLE];

    private final byte[] m_last = new byte[TABLE];

    private final short[] m_length = new short[TABLE];

    /** The string of the last code, at the end of the array, and how much of it is still to be handed out. */
    private final byte[] m_string = new byte[TABLE];

    private int m_pending;

    private boolean m_old;

    private boolean m_started;

    private boolean m_ended;

    /** The next code that gets a string. */
    private int m_next;

    private int m_bits = LEAST_BITS;

    /** The code before, or {@link #CLEAR}. */
    private int m_before = CLEAR;

    private byte m_first;

    private int m_buffer;

    private int m_buffered;

    /** @param in the packed bytes */
    public LzwDecoder(final InputStream in) {
        m_in = in;
        for (int i = 0; i < CLEAR; i++) {
            m_last[i] = (byte)i;
            m_length[i] = 1;
        }
        clear();
    }

    private void clear() {
        m_next = END + 1;
        m_bits = LEAST_BITS;
        m_before = CLEAR;
    }

    @Override
    public void read(final byte[] to, final int from, final int length) throws IOException {
        for (int done = 0; done < length;) {
            if (m_pending == 0 && !nextString()) {
                throw new CorruptData("the compressed data ends early");
            }
            final int count = Math.min(m_pending, length - done);
            System.arraycopy(m_string, TABLE - m_pending, to, from + done, count);
            m_pending -= count;
            done += count;
        }
    }

    @Override
    public boolean atEnd() throws IOException {
        return m_pending == 0 && !nextString();
    }

    /** @return false at the end: the code that says so, or fewer bits than a code has, as some writers leave it */
    private boolean nextString() throws IOException {
        int code = m_ended ? END : nextCode();
        while (code == CLEAR) {
            clear();
            code = nextCode();
        }
        if (code == END) {
            m_ended = true;
            return false;
        }
        if (code > m_next || m_before == CLEAR && code > END) {
            throw new CorruptData("the compressed data has the code " + code + " before it means anything");
        }
        if (m_before != CLEAR) {
            addString(code);
        }
        unpack(code);
        m_before = code;
        return true;
    }

    /** The new string is that of the code before and the first byte of this one's, which may be the new one itself. */
    private void addString(final int code) throws CorruptData {
        if (m_next == TABLE) {
            throw new CorruptData("the compressed data has more codes than 12 bits tell apart");
        }
        m_prefix[m_next] = (short)m_before;
        m_length[m_next] = (short)(m_length[m_before] + 1);
        m_last[m_next] = code == m_next ? m_first : first(code);
        m_next++;
        if (m_next >= (1 << m_bits) - (m_old ? 0 : 1) && m_bits < 12) {
            m_bits++;
        }
    }

    private byte first(final int code) {
        int shorter = code;
        while (m_length[shorter] > 1) {
            shorter = m_prefix[shorter];
        }
        return m_last[shorter];
    }

    private void unpack(final int code) {
        m_pending = m_length[code];
        int at = TABLE;
        for (int rest = code; at > TABLE - m_pending; rest = m_prefix[rest]) {
            m_string[--at] = m_last[rest];
        }
        m_first = m_string[at];
    }

    private int nextCode() throws IOException {
        while (m_buffered < m_bits) {
            final int next = m_in.read();
            if (next < 0) {
                return END;
            }
            m_buffer = m_old ? m_buffer | next << m_buffered : m_buffer << 8 | next;
            m_buffered += 8;
            if (!m_started && m_buffered == 16) {
                start();
            }
        }
        m_buffered -= m_bits;
        final int mask = (1 << m_bits) - 1;
        if (m_old) {
            final int code = m_buffer & mask;
            m_buffer >>>= m_bits;
            return code;
        }
        return m_buffer >>> m_buffered & mask;
    }

    /** Either form begins with a clear code. */
    private void start() throws CorruptData {
        m_started = true;
        final int first = m_buffer >>> 8;
        final int second = m_buffer & 0xff;
        m_old = first == 0 && (second & 1) == 1;
        if (m_old) {
            m_buffer = second << 8 | first;
        } else if (first != 0x80 || second > 0x7f) {
            throw new CorruptData("the compressed data does not begin as LZW does");
        }
    }
}
