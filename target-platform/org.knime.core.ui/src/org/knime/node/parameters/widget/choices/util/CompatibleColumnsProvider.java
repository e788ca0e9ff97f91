package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** The columns of an input table that have one of some values. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final Collection<Class<? extends DataValue>> m_valueClasses;

    /** @param valueClass the value */
    protected CompatibleColumnsProvider(final Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    /** @param valueClasses the values */
    protected CompatibleColumnsProvider(final Collection<Class<? extends DataValue>> valueClasses) {
        m_valueClasses = valueClasses;
    }

    @Override
    public boolean isIncluded(final DataColumnSpec col) {
        return m_valueClasses.stream().anyMatch(col.getType()::isCompatible);
    }

    /** The columns with numbers. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        /** Columns with numbers. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }

    /** The columns with texts. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        /** Columns with texts. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }
}
