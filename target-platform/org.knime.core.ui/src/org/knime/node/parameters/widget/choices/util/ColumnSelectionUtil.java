package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns for default values and choices. */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {
    }

    /**
     * @param context what is known about the node's inputs
     * @param portIndex an input port
     * @return all columns of its table, none if there is no table spec
     */
    public static List<DataColumnSpec> getAllColumns(final NodeParametersInput context, final int portIndex) {
        return getFilteredColumns(context, portIndex, column -> true);
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

    /**
     * @param spec a table
     * @param valueClasses values
     * @return the columns that have one of the values
     */
    public static List<DataColumnSpec> getCompatibleColumns(final DataTableSpec spec,
        final Collection<Class<? extends DataValue>> valueClasses) {
        return spec.stream().filter(column -> valueClasses.stream().anyMatch(column.getType()::isCompatible)).toList();
    }

    /**
     * @param spec a table
     * @param valueClasses values
     * @return the columns that have one of the values
     */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(final DataTableSpec spec,
        final Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(spec, List.of(valueClasses));
    }

    /**
     * @param context what is known about the node's inputs
     * @param portIndex an input port
     * @param valueClasses values
     * @return the columns that have one of the values, none if there is no table spec
     */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(final NodeParametersInput context, final int portIndex,
        final Class<? extends DataValue>... valueClasses) {
        return context.getInTableSpec(portIndex).map(spec -> getCompatibleColumns(spec, List.of(valueClasses)))
            .orElse(List.of());
    }

    /**
     * @param context what is known about the node's inputs
     * @param valueClasses values
     * @return the columns of the first input that have one of the values, none if there is no table spec
     */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumnsOfFirstPort(final NodeParametersInput context,
        final Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, 0, valueClasses);
    }

    /**
     * @param spec a table
     * @param valueClasses values
     * @return the first column that has one of the values
     */
    @SafeVarargs
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(final DataTableSpec spec,
        final Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(spec, valueClasses).stream().findFirst();
    }
}
