package org.poreseg.knime.support;

import java.util.Collection;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel;
import org.poreseg.text.VisibleText;

/**
 * What nodes tell their users, in the one place from which it goes to KNIME: names from files and tables stand in it,
 * which may hold what nobody sees, or be as long as a book.
 */
public final class NodeMessages {

    /** Characters of a message; the log has the whole of an error. */
    private static final int LONGEST = 4000;

    /** Characters of what is shown beside a progress bar. */
    private static final int LONGEST_PROGRESS = 1000;

    private NodeMessages() {
    }

    /**
     * @param out the outputs of a node
     * @param warnings what a user should know though the node succeeded; nothing is said where there are none
     */
    public static void warn(final DefaultModel.ExecuteOutput out, final Collection<String> warnings) {
        if (!warnings.isEmpty()) {
            out.setWarningMessage(text(String.join("\n", warnings)));
        }
    }

    /**
     * @param out the specs of a node's outputs
     * @param warning what a user should know though the node can be executed
     */
    public static void warn(final DefaultModel.ConfigureOutput out, final String warning) {
        out.setWarningMessage(text(warning));
    }

    /**
     * @param logger a node's log
     * @param warning what is to be found in it
     */
    public static void warn(final NodeLogger logger, final String warning) {
        logger.warn(text(warning));
    }

    /**
     * @param message why a node failed
     * @param cause what was thrown
     * @return what KNIME takes for it
     */
    static KNIMEException failure(final String message, final Throwable cause) {
        return KNIMEException.of(Message.fromSummary(text(message)), cause);
    }

    /**
     * @param message why a node cannot be executed as it is
     * @param cause what was thrown
     * @return what KNIME takes for it
     */
    static InvalidSettingsException invalid(final String message, final Throwable cause) {
        return new InvalidSettingsException(text(message), cause);
    }

    /**
     * @param message what a node is doing
     * @return as it is shown
     */
    static String progress(final String message) {
        return VisibleText.shortened(VisibleText.of(message), LONGEST_PROGRESS);
    }

    private static String text(final String message) {
        return message == null ? "" : VisibleText.shortened(VisibleText.of(message), LONGEST);
    }
}
