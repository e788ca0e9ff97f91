package org.knime.core.node;

/** The user has cancelled the node. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1;

    /** With the usual message. */
    public CanceledExecutionException() {
        this("Execution canceled");
    }

    /** @param message what was cancelled */
    public CanceledExecutionException(final String message) {
        super(message);
    }
}
