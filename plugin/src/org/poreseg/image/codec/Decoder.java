package org.poreseg.image.codec;

import java.io.Closeable;
import java.io.IOException;

/**
 * Unpacks bytes whose number is known: they must be there, all of them, and nothing behind them. Data that ends early,
 * goes on, or holds codes that mean nothing is {@link CorruptData}, never something that looks like pixels.
 */
public interface Decoder extends Closeable {

    /**
     * @param to where the next bytes go
     * @param from the place of the first in it
     * @param length how many, all of which are read
     * @throws CorruptData if the packed data is damaged or ends before
     * @throws IOException if it cannot be read
     */
    void read(byte[] to, int from, int length) throws IOException;

    /**
     * @return whether the packed data says, or shows by its length, that it has no more bytes; those that it has can
     *         still be read
     * @throws CorruptData if what ends the data is damaged, such as a checksum
     * @throws IOException if it cannot be read
     */
    boolean atEnd() throws IOException;

    @Override
    default void close() {
        // most hold nothing that must be let go
    }
}
