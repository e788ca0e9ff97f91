package org.poreseg.image;

/** How the intensity window of a stack is found. A model remembers the kind it was trained with. */
public enum WindowKind {
    /** The range of the pixel type: 0–255, 0–65535, …; 0–1 for floats. */
    DATA_TYPE_RANGE,
    /** The smallest and the largest value in the slices that are read. */
    STACK_MIN_MAX,
    /** Two percentiles of the values in the slices that are read, robust against bright inclusions. */
    STACK_PERCENTILES
}
