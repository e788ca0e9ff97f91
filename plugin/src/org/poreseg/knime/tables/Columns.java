package org.poreseg.knime.tables;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;

/**
 * The columns that the nodes write, and look for first when they read. What identifies a row is in them, never in its
 * key or its place in the table.
 */
public final class Columns {

    /** String: the stack a row belongs to. */
    public static final String STACK = "Stack";

    /** String: the rock type of the stack, such as "sandstone". */
    public static final String ROCK_TYPE = "Rock type";

    /** Int: the index of the slice in its stack, from 0. */
    public static final String SLICE = "Slice";

    /** Image: the grey slice in its native pixel type. */
    public static final String IMAGE = "Image";

    /** Bit image: the mask of a slice, true = pore. */
    public static final String MASK = "Mask";

    /** Double: the grey value fed as −0.5. */
    public static final String INTENSITY_LOW = "Intensity low";

    /** Double: the grey value fed as 0.5. */
    public static final String INTENSITY_HIGH = "Intensity high";

    /** String: how the intensity window was found, a {@link org.poreseg.image.WindowKind} constant. */
    public static final String INTENSITY_WINDOW = "Intensity window";

    /** Int: the columns of the slice a patch was cut from. */
    public static final String SLICE_WIDTH = "Slice width";

    /** Int: the rows of the slice a patch was cut from. */
    public static final String SLICE_HEIGHT = "Slice height";

    /** Int: pixels from one patch to the next; missing for minimal overlap. */
    public static final String PATCH_STRIDE = "Patch stride";

    /** Int: the number of a row's first patch in the grid of its slice, from 0. */
    public static final String FIRST_PATCH = "First patch";

    /** Image with the axes X, Y and Patch: grey patches in their native pixel type. */
    public static final String PATCHES = "Patches";

    /** Bit image with the axes X, Y and Patch: the masks of patches, true = pore. */
    public static final String PATCH_MASKS = "Patch masks";

    /** String: the name of the model that made a prediction. */
    public static final String MODEL = "Model";

    /** List of strings: the rock types that the model was trained on. */
    public static final String MODEL_ROCK_TYPES = "Model rock types";

    /** Float image with the axes X, Y and Patch: pore probabilities in [0, 1] of patches. */
    public static final String PROBABILITIES = "Probabilities";

    /** Image: the pore probabilities of a slice, floats in [0, 1] or unsigned integers of the type's whole range. */
    public static final String PROBABILITY = "Probability";

    private Columns() {
    }

    /**
     * @param name the name of a column
     * @param type its type
     * @return the spec of a new column
     */
    public static DataColumnSpec spec(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }
}
