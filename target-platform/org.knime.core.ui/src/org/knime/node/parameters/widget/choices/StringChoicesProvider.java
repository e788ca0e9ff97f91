package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.node.parameters.NodeParametersInput;

/** Provides texts to choose from. */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

    /**
     * @param context what is known about the node's inputs
     * @return the texts
     */
    default List<String> choices(final NodeParametersInput context) {
        return List.of();
    }

    @Override
    default List<StringChoice> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }
}
