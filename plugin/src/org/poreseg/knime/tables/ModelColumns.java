package org.poreseg.knime.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.unet.model.ModelOutline;

/**
 * The columns that say which model a row comes from, and which rock types it was trained on.
 *
 * @param model the names of the models
 * @param rockTypes the rock types of the models, if the table tells them
 */
public record ModelColumns(Column model, Optional<Column> rockTypes) {

    /** The type of the column of rock types: a list of strings. */
    public static final DataType ROCK_TYPES = ListCell.getCollectionType(StringCell.TYPE);

    static ModelColumns require(final ColumnFinder table) throws InvalidSettingsException {
        final Column model = table.named(Columns.MODEL, StringValue.class);
        final Optional<Column> rockTypes = table.optional(Columns.MODEL_ROCK_TYPES, CollectionDataValue.class);
        return new ModelColumns(model, rockTypes);
    }

    static Optional<ModelColumns> find(final ColumnFinder table) throws InvalidSettingsException {
        return table.optional(Columns.MODEL, StringValue.class).isPresent() ? Optional.of(require(table))
            : Optional.empty();
    }

    /**
     * @param rockTypes the rock types that a model was trained on, possibly none
     * @return the cell that tells them
     */
    public static DataCell cell(final List<String> rockTypes) {
        return CollectionCellFactory.createListCell(rockTypes.stream().map(StringCell::new).toList());
    }

    String name(final DataRow row) {
        return model.text(row);
    }

    /** @return whether the row tells the rock types of its model */
    boolean hasRockTypes(final DataRow row) {
        return rockTypes.isPresent() && !rockTypes.get().isMissing(row);
    }

    /** @return the row's model, without rock types where the row does not tell them */
    ModelOutline outline(final DataRow row) {
        return new ModelOutline(name(row), hasRockTypes(row) ? rockTypes(row) : List.of());
    }

    private List<String> rockTypes(final DataRow row) {
        final List<String> types = new ArrayList<>();
        for (final DataCell type : (CollectionDataValue)rockTypes.get().cell(row)) {
            if (!(type instanceof StringValue text)) {
                throw UserError.found(rockTypes.get().where(row) + ": expected a list of strings, but found \"" + type
                    + "\" in it");
            }
            types.add(text.getStringValue());
        }
        return types;
    }
}
