package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataType;

/**
 * A data type to choose.
 *
 * @param id the type
 * @param text what the user reads
 */
public record DataTypeChoice(DataType id, String text) {

    /**
     * @param dataType a type
     * @return the choice that shows its name
     */
    public static DataTypeChoice fromDataType(final DataType dataType) {
        return new DataTypeChoice(dataType, dataType.getName());
    }
}
