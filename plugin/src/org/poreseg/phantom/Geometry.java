package org.poreseg.phantom;

/**
 * The shape of a pore space: a function of place. Its values are about the distance in pixels to the nearest pore
 * border, positive inside pores.
 */
interface Geometry {

    /** @return how far inside a pore the place is */
    double depth(double x, double y, double z);

    /**
     * @return the grey of the solid at the place relative to the type's mean, in units of the contrast between solid
     *         and pore
     */
    double texture(double x, double y, double z);

    /** @return the pore space of a rock type */
    static Geometry of(final RockType type, final Hash hash) {
        return switch (type) {
            case SANDSTONE -> new GrainPack(hash);
            case SOIL -> new CrackedSoil(hash);
            case CARBONATE -> new VuggyCarbonate(hash);
        };
    }
}
