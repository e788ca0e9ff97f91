package org.poreseg.phantom;

/**
 * How strongly each imperfection of CT imaging shows in a phantom: 0 = not at all, 1 = as by default, at most
 * {@value #MAXIMUM}.
 *
 * @param blur partial-volume blur at borders; 1 is a Gaussian of 0.8 pixels
 * @param noise grain of the detector, a little correlated between neighbours
 * @param rings concentric rings around the axis of rotation
 * @param drift slow changes of brightness: cupping, along the stack, and clouds
 * @param inclusions number of bright, dense mineral inclusions
 */
public record Artefacts(double blur, double noise, double rings, double drift, double inclusions) {

    /** The largest strength. */
    public static final double MAXIMUM = 5;

    /** Every artefact at its usual strength. */
    public static final Artefacts DEFAULT = new Artefacts(1, 1, 1, 1, 1);

    /** A perfect image: two grey values, but for the texture of the solid. */
    public static final Artefacts NONE = new Artefacts(0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException if a strength is out of range */
    public Artefacts {
        require("blur", blur);
        require("noise", noise);
        require("rings", rings);
        require("drift", drift);
        require("inclusions", inclusions);
    }

    private static void require(final String name, final double strength) {
        if (!(strength >= 0 && strength <= MAXIMUM)) {
            throw new IllegalArgumentException("The strength of " + name + " is " + strength
                + ", but must be from 0 to " + MAXIMUM);
        }
    }
}
