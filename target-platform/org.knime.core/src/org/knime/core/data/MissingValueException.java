package org.knime.core.data;

import java.util.Optional;

/** Thrown where a missing cell cannot be handled. */
public class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient MissingValue m_missing;

    /** @param message what could not be handled */
    public MissingValueException(final String message) {
        super(message);
        m_missing = null;
    }

    /**
     * @param missing the missing value
     * @param message what could not be handled
     */
    public MissingValueException(final MissingValue missing, final String message) {
        super(message);
        m_missing = missing;
    }

    /** @return why the value is missing, if that is known */
    public Optional<String> getError() {
        return m_missing == null ? Optional.empty() : Optional.ofNullable(m_missing.getError());
    }
}
