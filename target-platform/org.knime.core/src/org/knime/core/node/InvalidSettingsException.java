package org.knime.core.node;

/** Settings are wrong or do not fit the input. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param s what is wrong */
    public InvalidSettingsException(final String s) {
        super(s);
    }

    /**
     * @param s what is wrong
     * @param cause why
     */
    public InvalidSettingsException(final String s, final Throwable cause) {
        super(s, cause);
    }
}
