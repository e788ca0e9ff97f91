package org.poreseg.standin.core.port;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams that outlive what is written to or read from them: one entry of a zip file. */
public final class Streams {

    private Streams() {
    }

    /**
     * @param out a stream
     * @return the same, but closing it only flushes
     */
    public static OutputStream keepOpen(final OutputStream out) {
        return new FilterOutputStream(out) {

            @Override
            public void write(final byte[] b, final int off, final int len) throws IOException {
                out.write(b, off, len);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /**
     * @param in a stream
     * @return the same, but closing it does nothing
     */
    public static InputStream keepOpen(final InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public void close() {
                // the caller reads on
            }
        };
    }
}
