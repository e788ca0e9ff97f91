package org.knime.core.data;

import java.io.Serializable;

import org.knime.core.data.collection.CollectionDataValue;

/** A cell of a table: an immutable value, or missing. */
public abstract class DataCell implements DataValue, Serializable {

    private static final long serialVersionUID = 1;

    /** For subclasses. */
    public DataCell() {
        // nothing to set
    }

    /** @return the type of this cell's class, and of the cells that it holds */
    public final DataType getType() {
        return DataType.getType(getClass(), this instanceof CollectionDataValue c ? c.getElementType() : null);
    }

    /** @return whether this cell has no value */
    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    @Override
    public final boolean equals(final Object o) {
        if (this == o) {
            return true;
        }
        if (!(o instanceof DataCell other)) {
            return false;
        }
        if (getClass() == other.getClass()) {
            return equalsDataCell(other);
        }
        if (isMissing() || other.isMissing()) {
            return false;
        }
        return equalContent(other) || other.equalContent(this);
    }

    /**
     * @param dc a cell of the same class, not null
     * @return whether both hold the same value
     */
    protected abstract boolean equalsDataCell(DataCell dc);

    /**
     * @param otherValue a value of another class
     * @return whether it stands for the same value; false unless a subclass knows better
     */
    protected boolean equalContent(final DataValue otherValue) {
        return false;
    }

    @Override
    public abstract int hashCode();
}
