package org.knime.node.parameters.updates;

/** Makes a condition on the values of a dialog. */
public interface EffectPredicateProvider {

    /**
     * @param i makes conditions
     * @return the condition
     */
    EffectPredicate init(PredicateInitializer i);

    /** Makes conditions. */
    interface PredicateInitializer {

        /**
         * @param <E> the enum
         * @param reference names a setting
         * @return conditions on it
         */
        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

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
    }
}
