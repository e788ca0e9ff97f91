package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Bytes that are not packed at all. */
public final class StoredDecoder implements Decoder {

    private final PushbackInputStream m_in;

    /** @param in the bytes */
    public StoredDecoder(final InputStream in) {
        m_in = new PushbackInputStream(in);
    }

    @Override
    public void read(final byte[] to, final int from, final int length) throws IOException {
        if (m_in.readNBytes(to, from, length) < length) {
            throw new CorruptData("the pixels end early");
        }
    }

    @Override
    public boolean atEnd() throws IOException {
        final int next = m_in.read();
        if (next >= 0) {
            m_in.unread(next);
        }
        return next < 0;
    }
}
