package org.knime.node.parameters.widget.choices.util;

import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Some of the columns of an input table. */
public interface FilteredInputTableColumnsProvider extends InputTableIndexHolder, ColumnChoicesProvider {

    /**
     * @param col a column
     * @return whether it can be chosen
     */
    boolean isIncluded(DataColumnSpec col);

    @Override
    default List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
        return ColumnSelectionUtil.getFilteredColumns(context, getInputTableIndex(), this::isIncluded);
    }
}
