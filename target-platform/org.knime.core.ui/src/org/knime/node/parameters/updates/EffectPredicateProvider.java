package org.knime.node.parameters.updates;

import java.util.function.Predicate;

import org.knime.node.parameters.NodeParametersInput;
import org.poreseg.standin.ui.dialog.Predicates;

/** Makes a condition on the values of a dialog. */
public interface EffectPredicateProvider {

    /**
     * @param i makes conditions
     * @return the condition
     */
    EffectPredicate init(PredicateInitializer i);

    /**
     * @param predicates conditions
     * @return holds when all hold
     */
    default EffectPredicate and(final EffectPredicate... predicates) {
        return Predicates.and(predicates);
    }

    /**
     * @param predicates conditions
     * @return holds when one of them holds
     */
    default EffectPredicate or(final EffectPredicate... predicates) {
        return Predicates.or(predicates);
    }

    /**
     * @param predicate a condition
     * @return holds when the condition does not
     */
    default EffectPredicate not(final EffectPredicate predicate) {
        return Predicates.not(predicate);
    }

    /** Makes conditions. */
    interface PredicateInitializer {

        /**
         * @param reference names a setting
         * @return whether no field of the dialog has that reference
         */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /** @return holds always */
        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        /** @return holds never */
        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        /**
         * @param predicate asked once, when the dialog opens
         * @return holds if the predicate did
         */
        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        /**
         * @param predicateProvider another provider, with a constructor without parameters
         * @return its condition
         */
        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProvider);

        /**
         * @param predicateProvider another provider
         * @return its condition
         */
        EffectPredicate getPredicate(EffectPredicateProvider predicateProvider);

        /**
         * @param <T> type of an element
         * @param reference names a setting
         * @return conditions on it
         */
        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        /**
         * @param reference names a setting
         * @return conditions on it
         */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /**
         * @param <E> the enum
         * @param reference names a setting
         * @return conditions on it
         */
        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        /**
         * @param reference names a setting
         * @return conditions on it
         */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /** Conditions on an array. */
        interface ArrayReference {

            /**
             * @param elementPredicate a condition on the element
             * @return holds when it holds for one element
             */
            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);

            /** @return holds when there are two elements or more */
            EffectPredicate hasMultipleItems();
        }

        /** Conditions on a boolean. */
        interface BooleanReference {

            /** @return holds when it is true */
            EffectPredicate isTrue();

            /** @return holds when it is false */
            EffectPredicate isFalse();
        }

        /**
         * Conditions on an enum.
         *
         * @param <E> the enum
         */
        interface EnumReference<E extends Enum<E>> {

            /**
             * @param values constants
             * @return holds when the value is one of them
             */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }

        /** Conditions on a string. */
        interface StringReference {

            /**
             * @param value a text
             * @return holds when the value is that text
             */
            EffectPredicate isEqualTo(String value);

            /**
             * @param pattern a regular expression
             * @return holds when the whole value matches
             */
            EffectPredicate matchesPattern(String pattern);
        }
    }
}
