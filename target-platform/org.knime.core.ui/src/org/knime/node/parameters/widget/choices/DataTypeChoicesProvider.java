package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.core.data.DataType;
import org.knime.node.parameters.NodeParametersInput;

/** Provides data types to choose from. */
public non-sealed interface DataTypeChoicesProvider extends ChoicesStateProvider<DataTypeChoice> {

    /**
     * @param context what is known about the node's inputs
     * @return the types
     */
    default List<DataType> choices(final NodeParametersInput context) {
        return List.of();
    }

    @Override
    default void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    @Override
    default List<DataTypeChoice> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(DataTypeChoice::fromDataType).toList();
    }
}
