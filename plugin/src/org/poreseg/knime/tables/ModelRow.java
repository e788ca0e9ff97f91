package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.poreseg.errors.UserError;
import org.poreseg.unet.model.ModelOutline;

/** A row of a slice as one model sees it. */
public abstract class ModelRow extends KeyedRow<ModelSlice> {

    private final Optional<ModelColumns> m_models;

    ModelRow(final DataRow row, final KeyColumns columns, final Optional<ModelColumns> models) {
        super(row, columns);
        m_models = models;
    }

    @Override
    public final ModelSlice key() {
        return new ModelSlice(m_models.map(columns -> columns.name(dataRow())).orElse(null), slice());
    }

    /**
     * @return what the row tells of the model; nothing where the table knows no models
     * @throws UserError if it does not name it, or if its rock types are no texts
     */
    public final Optional<ModelOutline> model() {
        return m_models.map(columns -> columns.outline(dataRow()));
    }

    /** @return the model's rock types as a cell, which is missing where the row does not tell them */
    public final DataCell modelRockTypes() {
        return m_models.filter(columns -> columns.hasRockTypes(dataRow())).flatMap(columns -> model())
            .map(model -> ModelColumns.cell(model.rockTypes())).orElseGet(DataType::getMissingCell);
    }
}
