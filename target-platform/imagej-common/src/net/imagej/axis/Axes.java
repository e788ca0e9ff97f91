package net.imagej.axis;

import java.util.LinkedHashMap;
import java.util.Map;

/** The known axes, and any other by its label. */
public final class Axes {

    /** The label of an axis of which nothing is known. */
    public static final String UNKNOWN_LABEL = "Unknown";

    private static final Map<String, AxisType> TYPES = new LinkedHashMap<>();

    /** Columns of pixels. */
    public static final AxisType X = get("X", true);

    /** Rows of pixels. */
    public static final AxisType Y = get("Y", true);

    /** Colours. */
    public static final AxisType CHANNEL = get("Channel");

    private Axes() {
    }

    /**
     * @param label a label
     * @return the one axis of that label, made if it is new; of the unknown label a new one each time
     */
    public static AxisType get(final String label) {
        return get(label, false);
    }

    /**
     * @param label a label
     * @param spatial whether a new axis is a direction in space
     * @return the one axis of that label, made if it is new; of the unknown label a new one each time
     */
    public static AxisType get(final String label, final boolean spatial) {
        if (UNKNOWN_LABEL.equals(label)) {
            return unknown();
        }
        synchronized (TYPES) {
            return TYPES.computeIfAbsent(label, l -> new DefaultAxisType(l, spatial));
        }
    }

    /** @return a new axis of which nothing is known */
    public static AxisType unknown() {
        return new DefaultAxisType(UNKNOWN_LABEL, false);
    }
}
