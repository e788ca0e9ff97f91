package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/** A space with axes that have units. */
public final class DefaultCalibratedSpace extends AbstractCalibratedSpace<CalibratedAxis> {

    /** @param axes the axes */
    public DefaultCalibratedSpace(final CalibratedAxis... axes) {
        super(axes);
    }
}
