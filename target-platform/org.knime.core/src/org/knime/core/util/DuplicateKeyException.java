package org.knime.core.util;

/** A key that must be unique is there twice. */
public class DuplicateKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message what was found
     * @param key the key
     */
    public DuplicateKeyException(final String message, final String key) {
        super(message);
    }
}
