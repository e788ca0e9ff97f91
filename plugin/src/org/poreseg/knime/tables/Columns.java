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

    /** Int: the first column of a patch in its slice; negative or past the end where the slice was padded. */
    public static final String X = "X";

    /** Int: the first row of a patch in its slice. */
    public static final String Y = "Y";

    /** Int: the columns of the slice a patch was cut from. */
    public static final String SLICE_WIDTH = "Slice width";

    /** Int: the rows of the slice a patch was cut from. */
    public static final String SLICE_HEIGHT = "Slice height";

    /** Image: a grey patch in its native pixel type. */
    public static final String PATCH = "Patch";

    /** Bit image: the mask of a patch, true = pore. */
    public static final String PATCH_MASK = "Patch mask";

    /** String: the name of the model that made a prediction. */
    public static final String MODEL = "Model";

    /** Float image: pore probabilities in [0, 1]. */
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
