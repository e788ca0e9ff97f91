package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A limit of a text. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** A pattern that the whole text matches. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        /** @return a regular expression */
        protected abstract String getPattern();

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "The text must match the pattern " + getPattern() + ".";
        }

        /** Something else than white space. */
        public static final class IsNotBlankValidation extends PatternValidation {

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The text must not be blank.";
            }
        }

        /** At least one character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            @Override
            protected int getMinLength() {
                return 1;
            }

            @Override
            public String getErrorMessage() {
                return "The text must not be empty.";
            }
        }
    }

    /**
     * A pattern.
     *
     * @param pattern a regular expression
     */
    record PatternValidationParams(String pattern) {
    }

    /** A smallest length. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        /** @return the smallest number of characters */
        protected abstract int getMinLength();

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "The text must have at least " + getMinLength() + " characters.";
        }

        record MinLengthValidationParams(int minLength) {
        }
    }

    /** A largest length. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        /** @return the largest number of characters */
        protected abstract int getMaxLength();

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "The text must have at most " + getMaxLength() + " characters.";
        }

        record MaxLengthValidationParams(int maxLength) {
        }
    }
}
