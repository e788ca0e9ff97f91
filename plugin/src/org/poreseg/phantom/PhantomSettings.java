package org.poreseg.phantom;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;

/**
 * Everything that determines a phantom.
 *
 * @param rockType the kind of pore space
 * @param width columns, 16 to 16384
 * @param height rows, 16 to 16384
 * @param slices number of slices, at least 1
 * @param seed phantoms with different seeds have different pores, and look a little different
 * @param porosity the pore fraction aimed at, 0.02 to 0.6; small phantoms deviate, as small samples of a rock do
 * @param bits 8 or 16 bits a pixel
 * @param artefacts how imperfect the images are
 */
public record PhantomSettings(RockType rockType, int width, int height, int slices, long seed, double porosity,
    int bits, Artefacts artefacts) {

    /** The smallest width and height. */
    public static final int MINIMUM_SIZE = 16;

    /** The largest width and height. */
    public static final int MAXIMUM_SIZE = 16384;

    /** The smallest porosity. */
    public static final double MINIMUM_POROSITY = 0.02;

    /** The largest porosity. */
    public static final double MAXIMUM_POROSITY = 0.6;

    /** What width and height may be, in pixels. */
    public static final Range SIZE = Range.of(MINIMUM_SIZE, MAXIMUM_SIZE);

    /** What the number of slices may be. */
    public static final Range SLICES = Range.atLeast(1);

    /** What the porosity may be. */
    public static final Range POROSITY = Range.of(MINIMUM_POROSITY, MAXIMUM_POROSITY);

    /** @throws UserError if a value is out of range */
    public PhantomSettings {
        SIZE.require("The phantom's width", width);
        SIZE.require("The phantom's height", height);
        SLICES.require("The phantom's number of slices", slices);
        POROSITY.require("The phantom's porosity", porosity);
        if (bits != 8 && bits != 16) {
            throw UserError.found("The phantom has " + bits + " bits a pixel").expected("It must have 8 or 16");
        }
    }

    /**
     * @param rockType the kind of pore space
     * @param size columns and rows
     * @param slices number of slices
     * @param seed see above
     * @return a phantom of typical porosity with 8 bits a pixel and all artefacts at their usual strength
     */
    public static PhantomSettings of(final RockType rockType, final int size, final int slices, final long seed) {
        return new PhantomSettings(rockType, size, size, slices, seed, rockType.typicalPorosity(), 8,
            Artefacts.DEFAULT);
    }
}
