package org.knime.core.data;

/** Base of all value interfaces of cells. */
public interface DataValue {
}
