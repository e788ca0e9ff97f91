package org.poreseg.knime.tables;

import org.knime.core.node.InvalidSettingsException;

/**
 * The column that a user chose for something in a node's dialog.
 *
 * @param setting the setting as the user reads it in the dialog
 * @param column the chosen column; {@code null} or blank to have one guessed
 */
public record Choice(String setting, String column) {

    boolean isMade() {
        return column != null && !column.isBlank();
    }

    /**
     * @param masks the column of masks that this choice stands for
     * @param images the column of what they are masks of
     * @throws InvalidSettingsException if both are the same
     */
    void requireOther(final Column masks, final Column images) throws InvalidSettingsException {
        if (masks.equals(images)) {
            throw new InvalidSettingsException("\"" + setting + "\": \"" + images.name()
                + "\" is the image column already; images cannot be their own masks.");
        }
    }
}
