package org.knime.knip.base.data;

import org.knime.core.data.DataValue;
import org.scijava.Named;

import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/** Values that have bounds, axes, a name and a source. */
public interface IntervalValue extends DataValue {

    /** @return the least position of each dimension */
    long[] getMinimum();

    /** @return the greatest position of each dimension */
    long[] getMaximum();

    /** @return the axes */
    CalibratedSpace<CalibratedAxis> getCalibratedSpace();

    /** @return the name */
    Named getName();

    /** @return the source */
    Sourced getSource();
}
