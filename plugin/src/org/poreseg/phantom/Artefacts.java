package org.poreseg.phantom;

import org.poreseg.errors.Range;

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

    /** What a strength may be. */
    public static final Range STRENGTH = Range.of(0, MAXIMUM);

    /** Every artefact at its usual strength. */
    public static final Artefacts DEFAULT = new Artefacts(1, 1, 1, 1, 1);

    /** @throws org.poreseg.errors.UserError if a strength is out of range */
    public Artefacts {
        STRENGTH.require("The strength of blur", blur);
        STRENGTH.require("The strength of noise", noise);
        STRENGTH.require("The strength of rings", rings);
        STRENGTH.require("The strength of drift", drift);
        STRENGTH.require("The strength of inclusions", inclusions);
    }
}
