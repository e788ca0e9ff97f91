package org.knime.core.data.container;

/** Rows could not be written or read. */
public class DataContainerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message what failed
     * @param cause why
     */
    public DataContainerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
