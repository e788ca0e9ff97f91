package org.poreseg.image.codec;

import java.io.IOException;

/** Bytes that are not what they are said to be. The message says what is wrong; who knows the file adds its name. */
public final class CorruptData extends IOException {

    private static final long serialVersionUID = 1;

    /** @param found what is wrong, as the part of a sentence behind a colon */
    public CorruptData(final String found) {
        super(found);
    }

    /**
     * @param found what is wrong, as the part of a sentence behind a colon
     * @param cause how it showed
     */
    public CorruptData(final String found, final Throwable cause) {
        super(found, cause);
    }
}
