package org.knime.core.data;

import java.io.IOException;

/** A cell without a value; all missing cells are equal. */
public final class MissingCell extends DataCell implements MissingValue {

    private static final long serialVersionUID = 1;

    private final String m_error;

    /** @param error why the value is missing, may be null */
    public MissingCell(final String error) {
        m_error = error;
    }

    @Override
    public String getError() {
        return m_error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    public String toString() {
        return "?";
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return true;
    }

    @Override
    public int hashCode() {
        return MissingCell.class.hashCode();
    }

    /** Writes and reads the reason. */
    public static final class MissingSerializer implements DataCellSerializer<MissingCell> {

        @Override
        public void serialize(final MissingCell cell, final DataCellDataOutput output) throws IOException {
            output.writeBoolean(cell.m_error != null);
            if (cell.m_error != null) {
                output.writeUTF(cell.m_error);
            }
        }

        @Override
        public MissingCell deserialize(final DataCellDataInput input) throws IOException {
            return new MissingCell(input.readBoolean() ? input.readUTF() : null);
        }
    }
}
