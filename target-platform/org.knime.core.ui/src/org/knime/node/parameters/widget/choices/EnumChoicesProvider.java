package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.node.parameters.NodeParametersInput;

/**
 * Provides enum constants to choose from.
 *
 * @param <E> the enum
 */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>> extends ChoicesStateProvider<EnumChoice<E>> {

    /**
     * @param context what is known about the node's inputs
     * @return the constants
     */
    default List<E> choices(final NodeParametersInput context) {
        return List.of();
    }

    @Override
    default void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    @Override
    default List<EnumChoice<E>> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(EnumChoice::fromEnumConst).toList();
    }
}
