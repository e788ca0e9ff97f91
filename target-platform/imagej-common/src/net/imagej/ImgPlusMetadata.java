package net.imagej;

import org.scijava.Named;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/** Name and axes. */
public interface ImgPlusMetadata extends Named, CalibratedSpace<CalibratedAxis> {
}
