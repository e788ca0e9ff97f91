package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import java.util.function.Predicate;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns for default values and choices. */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {
    }

    /**
     * @param context what is known about the node's inputs
     * @param portIndex an input port
     * @param filter accepts columns
     * @return the accepted columns of its table, none if there is no table spec
     */
    public static List<DataColumnSpec> getFilteredColumns(final NodeParametersInput context, final int portIndex,
        final Predicate<DataColumnSpec> filter) {
        return context.getInTableSpec(portIndex).map(spec -> spec.stream().filter(filter).toList()).orElse(List.of());
    }
}
