package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflate in a zlib envelope, whose checksum is checked. */
public final class DeflateDecoder implements Decoder {

    /** One byte unpacks to so many at most: a match of 258 bytes takes at least 2 bits, and everything else more. */
    public static final int LARGEST_RATIO = 1032;

    private final InputStream m_in;

    private final Inflater m_inflater = new Inflater();

    private final byte[] m_packed = new byte[1 << 13];

    /** A byte that was unpacked to see whether there is one. */
    private final byte[] m_ahead = new byte[1];

    private boolean m_isAhead;

    /** @param in the packed bytes */
    public DeflateDecoder(final InputStream in) {
        m_in = in;
    }

    @Override
    public void read(final byte[] to, final int from, final int length) throws IOException {
        int done = 0;
        if (m_isAhead && length > 0) {
            to[from] = m_ahead[0];
            m_isAhead = false;
            done = 1;
        }
        while (done < length) {
            final int count = inflate(to, from + done, length - done);
            if (count == 0) {
                throw new CorruptData("the compressed data ends early");
            }
            done += count;
        }
    }

    @Override
    public boolean atEnd() throws IOException {
        m_isAhead = m_isAhead || inflate(m_ahead, 0, 1) > 0;
        return !m_isAhead;
    }

    /** @return the number of bytes that were unpacked; 0 at the end, whose checksum is then right */
    private int inflate(final byte[] to, final int from, final int length) throws IOException {
        try {
            while (!m_inflater.finished()) {
                final int count = m_inflater.inflate(to, from, length);
                if (count > 0) {
                    return count;
                }
                if (!m_inflater.finished()) {
                    feed();
                }
            }
            return 0;
        } catch (final DataFormatException e) {
            throw new CorruptData("the compressed data is damaged (" + e.getMessage() + ")", e);
        }
    }

    private void feed() throws IOException {
        if (m_inflater.needsDictionary()) {
            throw new CorruptData("the compressed data needs a dictionary that is not there");
        }
        final int count = m_in.read(m_packed, 0, m_packed.length);
        if (count < 0) {
            throw new CorruptData("the compressed data ends early");
        }
        m_inflater.setInput(m_packed, 0, count);
    }

    @Override
    public void close() {
        m_inflater.end();
    }
}
