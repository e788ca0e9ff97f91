package org.knime.node.parameters.updates;

import java.util.function.Supplier;

import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes a part of a dialog from other parts.
 *
 * @param <S> what is computed
 */
public interface StateProvider<S> {

    /**
     * Says when to compute and from what.
     *
     * @param initializer takes what is said
     */
    void init(StateProviderInitializer initializer);

    /**
     * @param parametersInput what is known about the node's inputs
     * @return the state
     */
    S computeState(NodeParametersInput parametersInput);

    /** Says when to compute and from what. */
    interface StateProviderInitializer {

        /** Computes before the dialog opens. */
        void computeBeforeOpenDialog();

        /** Computes just after the dialog opened. */
        void computeAfterOpenDialog();

        /** @param reference the button that starts the computation */
        void computeOnButtonClick(Class<? extends ButtonReference> reference);

        /**
         * @param <T> type of the value
         * @param reference the setting whose change starts the computation
         */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference);

        /**
         * Computes whenever a setting changes.
         *
         * @param <T> type of the value
         * @param reference names the setting
         * @return gives its value
         */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference);

        /**
         * Computes whenever another provider did.
         *
         * @param <T> what the other computes
         * @param stateProvider the other provider
         * @return gives its state
         */
        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> stateProvider);

        /**
         * @param <T> type of the value
         * @param reference names a setting
         * @return gives its value; a change does not start the computation
         */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference);

        /** @return what is known about the node's inputs */
        NodeParametersInput getNodeParametersInput();
    }
}
