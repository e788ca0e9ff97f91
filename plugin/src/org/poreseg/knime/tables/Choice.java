package org.poreseg.knime.tables;

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
}
