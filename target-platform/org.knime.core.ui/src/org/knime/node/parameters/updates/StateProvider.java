package org.knime.node.parameters.updates;

import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes a part of a dialog from other parts.
 *
 * @param <S> what is computed
 */
public interface StateProvider<S> {

    /**
     * @param parametersInput what is known about the node's inputs
     * @return the state
     */
    S computeState(NodeParametersInput parametersInput);
}
