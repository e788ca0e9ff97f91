package org.knime.node.parameters.widget.number;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A limit of a number. */
public sealed interface NumberInputWidgetValidation extends BuiltinValidation {

    /** @return whether the limit itself is not allowed */
    default boolean isExclusive() {
        return false;
    }

    /** A smallest value. */
    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {

        /** @return the smallest value */
        protected abstract double getMin();

        @Override
        public final MinValidationParams getParameters() {
            return new MinValidationParams(getMin(), isExclusive());
        }

        record MinValidationParams(double min, boolean isExclusive) {
        }

        /** At least 0. */
        public static final class IsNonNegativeValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** At least 1. */
        public static final class IsPositiveIntegerValidation extends MinValidation {

            @Override
            public double getMin() {
                return 1;
            }
        }

        /** More than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    /** A largest value. */
    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {

        /** @return the largest value */
        protected abstract double getMax();

        @Override
        public final MaxValidationParams getParameters() {
            return new MaxValidationParams(getMax(), isExclusive());
        }

        record MaxValidationParams(double max, boolean isExclusive) {
        }
    }
}
