package org.poreseg.knime.runcheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.files.FileErrors;

/** All that the checks have found: what is good, and every mistake, so that they are told together. */
final class Findings {

    /** A check that ends with the first mistake it meets. */
    @FunctionalInterface
    interface Step {
        /**
         * @throws IOException if a file or a folder is not as it should be; a {@link UserError} tells the same
         * @throws InvalidSettingsException if a setting is not
         */
        void run() throws IOException, InvalidSettingsException;
    }

    private final List<Check> m_checks = new ArrayList<>();

    private final List<String> m_mistakes = new ArrayList<>();

    void good(final Check check) {
        m_checks.add(check);
    }

    /** @param mistake what was found, what was expected and what to do, in one line */
    void mistake(final String mistake) {
        m_mistakes.add(mistake.endsWith(".") ? mistake : mistake + ".");
    }

    /**
     * @param step a check, whose mistake is noted
     * @return whether there was none
     */
    boolean holds(final Step step) {
        try {
            step.run();
            return true;
        } catch (final IOException e) {
            final String message = FileErrors.message(e);
            mistake(message == null ? e.toString() : message);
        } catch (final UserError | InvalidSettingsException e) { // NOSONAR: the message says it all
            mistake(e.getMessage());
        }
        return false;
    }

    /** @return what is good, in the order of the checks */
    List<Check> checks() {
        return m_checks;
    }

    /** @throws UserError with every mistake, one a line, if there is any */
    void requireNoMistake() {
        if (m_mistakes.size() == 1) {
            throw UserError.found(m_mistakes.get(0));
        }
        if (!m_mistakes.isEmpty()) {
            throw UserError.found(m_mistakes.size() + " mistakes were found:\n"
                + m_mistakes.stream().map(mistake -> "- " + mistake).collect(Collectors.joining("\n")));
        }
    }
}
