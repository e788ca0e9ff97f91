package org.poreseg.errors;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mistake in files, rows or settings that whoever made it can mend. It says what was found, what was expected and
 * what to do, as sentences without their full stops:
 *
 * <pre>
 * throw UserError.found("Alpha is -1").expected("It must be from 0 to 100").advice("The paper's loss has 1");
 * </pre>
 *
 * The message has them all: <i>Alpha is -1. It must be from 0 to 100. The paper's loss has 1.</i> It is not thrown
 * where a caller in the program is wrong: that is an {@link IllegalArgumentException} or {@link IllegalStateException}.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String m_found;

    private final String m_expected;

    private final String m_advice;

    private UserError(final String found, final String expected, final String advice, final Throwable cause) {
        super(text(found, expected, advice), cause);
        m_found = found;
        m_expected = expected;
        m_advice = advice;
    }

    private static String text(final String... sentences) {
        return Stream.of(sentences).filter(sentence -> !sentence.isEmpty()).map(UserError::stopped)
            .collect(Collectors.joining(" "));
    }

    private static String stopped(final String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + '.';
    }

    /**
     * @param found what was found, with the file, row or setting it was found in
     * @return an error that says so
     */
    public static UserError found(final String found) {
        return new UserError(found, "", "", null);
    }

    /**
     * @param expected what was expected
     * @return the error that says this as well
     */
    public UserError expected(final String expected) {
        return new UserError(m_found, expected, m_advice, getCause());
    }

    /**
     * @param advice what to do
     * @return the error that says this as well
     */
    public UserError advice(final String advice) {
        return new UserError(m_found, m_expected, advice, getCause());
    }

    /**
     * @param where a file, row or setting in which the mistake is, such as <i>Row "Row7"</i>
     * @return the error that begins with it and a colon, caused by this one
     */
    public UserError in(final String where) {
        return new UserError(where + ": " + m_found, m_expected, m_advice, this);
    }

    /**
     * @param cause what was thrown where the mistake showed
     * @return the error with this cause
     */
    public UserError causedBy(final Throwable cause) {
        return new UserError(m_found, m_expected, m_advice, cause);
    }

    /** @return what was found */
    public String found() {
        return m_found;
    }

    /** @return what was expected; empty where that goes without saying */
    public String expected() {
        return m_expected;
    }

    /** @return what to do; empty where that goes without saying */
    public String advice() {
        return m_advice;
    }
}
