package org.knime.knip.base.data;

import org.knime.core.data.DataValue;

/** Values that have bounds, axes, a name and a source. */
public interface IntervalValue extends DataValue {
}
