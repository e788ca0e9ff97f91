package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Apple's run lengths: a count and that many bytes, or a count and one byte that is repeated. */
public final class PackBitsDecoder implements Decoder {

    /** Two bytes unpack to 128 at most. */
    public static final int LARGEST_RATIO = 64;

    private static final int NOTHING = 128;

    private final InputStream m_in;

    /** Bytes of the current run still to come. */
    private int m_run;

    /** What the current run repeats; negative where its bytes follow one by one. */
    private int m_value;

    /** @param in the packed bytes */
    public PackBitsDecoder(final InputStream in) {
        m_in = in;
    }

    @Override
    public void read(final byte[] to, final int from, final int length) throws IOException {
        for (int done = 0; done < length;) {
            if (m_run == 0 && !nextRun()) {
                throw early();
            }
            final int count = Math.min(m_run, length - done);
            if (m_value >= 0) {
                Arrays.fill(to, from + done, from + done + count, (byte)m_value);
            } else if (m_in.readNBytes(to, from + done, count) < count) {
                throw early();
            }
            m_run -= count;
            done += count;
        }
    }

    @Override
    public boolean atEnd() throws IOException {
        return m_run == 0 && !nextRun();
    }

    private boolean nextRun() throws IOException {
        int head = m_in.read();
        while (head == NOTHING) {
            head = m_in.read();
        }
        if (head < 0) {
            return false;
        }
        m_run = head < NOTHING ? head + 1 : 257 - head;
        m_value = head < NOTHING ? -1 : m_in.read();
        if (head > NOTHING && m_value < 0) {
            throw early();
        }
        return true;
    }

    private static CorruptData early() {
        return new CorruptData("the compressed data ends early");
    }
}
