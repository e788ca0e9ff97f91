package org.knime.core.data;

/** The value of a missing cell. */
public interface MissingValue extends DataValue {

    /** @return why the value is missing, or null */
    String getError();
}
