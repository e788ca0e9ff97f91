package org.poreseg.pictures;

/**
 * A kind of port, as the canvas shows it.
 *
 * @param shape its shape
 * @param colour its colour, as in SVG
 */
record PortKind(Shape shape, String colour) {

    /** How KNIME draws ports. */
    enum Shape {
        /** Tables. */
        TRIANGLE,
        /** Flow variables. */
        CIRCLE,
        /** All others, such as models. */
        SQUARE
    }

    static final PortKind TABLE = new PortKind(Shape.TRIANGLE, "#000000");

    static final PortKind VARIABLE = new PortKind(Shape.CIRCLE, "#FF4B4B");

    /** A port of a type that nobody here declares. */
    static final PortKind OTHER = new PortKind(Shape.SQUARE, "#9B9B9B");

    boolean isVariable() {
        return shape == Shape.CIRCLE;
    }
}
