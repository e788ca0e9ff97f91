package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/**
 * A named thing with a type, such as a column, to choose.
 *
 * @param id the name
 * @param text what the user reads
 * @param type its type
 */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /**
     * @param colSpec a column
     * @return the choice that shows its name and type
     */
    public static TypedStringChoice fromColSpec(final DataColumnSpec colSpec) {
        final String type = colSpec.getType().getName();
        return new TypedStringChoice(colSpec.getName(), colSpec.getName(), new PossibleTypeValue(type, type));
    }

    /**
     * A type.
     *
     * @param id its identifier
     * @param text what the user reads
     */
    public record PossibleTypeValue(String id, String text) {
    }
}
