package net.imagej.axis;

/** An axis with a unit and a scale. */
public interface CalibratedAxis extends TypedAxis {

    /** @return the unit, or null */
    String unit();

    /** @param unit the unit, or null */
    void setUnit(String unit);

    /**
     * @param rawValue a position in pixels
     * @return the position in units
     */
    double calibratedValue(double rawValue);

    /**
     * @param calibratedValue a position in units
     * @return the position in pixels
     */
    double rawValue(double calibratedValue);

    /**
     * @param rawValue1 a position in pixels
     * @param rawValue2 another position in pixels
     * @return the units of a pixel between them, in the mean
     */
    double averageScale(double rawValue1, double rawValue2);

    /** @return a copy that can be changed */
    CalibratedAxis copy();
}
