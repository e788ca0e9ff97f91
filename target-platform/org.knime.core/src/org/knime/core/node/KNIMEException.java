package org.knime.core.node;

import org.knime.core.node.message.Message;

/** A node failed; the message is for the user. */
public final class KNIMEException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message m_message;

    private KNIMEException(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        m_message = message;
    }

    /**
     * @param message what failed
     * @param cause why
     * @return the exception
     */
    public static KNIMEException of(final Message message, final Throwable cause) {
        return new KNIMEException(message, cause);
    }

    /** @return the message with its details and ways out */
    public Message getKNIMEMessage() {
        return m_message;
    }
}
