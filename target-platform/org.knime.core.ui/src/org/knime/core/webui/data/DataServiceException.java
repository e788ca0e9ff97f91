package org.knime.core.webui.data;

/** A failure of a view's data that the user is told about. */
public final class DataServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String m_details;

    /** @param message what went wrong */
    public DataServiceException(final String message) {
        this(message, null, null);
    }

    /**
     * @param message what went wrong
     * @param details more about it
     */
    public DataServiceException(final String message, final String details) {
        this(message, details, null);
    }

    /**
     * @param message what went wrong
     * @param cause why
     */
    public DataServiceException(final String message, final Throwable cause) {
        this(message, null, cause);
    }

    /**
     * @param message what went wrong
     * @param details more about it
     * @param cause why
     */
    public DataServiceException(final String message, final String details, final Throwable cause) {
        super(message, cause);
        m_details = details;
    }

    /** @return more about it, null if there is nothing more */
    public String getDetails() {
        return m_details;
    }
}
