package org.poreseg.tiling;

/** How much each pixel of a patch counts where patches overlap. */
public enum Blending {

    /** All pixels of a patch count alike: the mean of the patches. */
    UNIFORM {
        @Override
        double weight(final int index, final int length) {
            return 1;
        }
    },

    /**
     * The centre of a patch counts most: a Gaussian whose standard deviation is an eighth of the patch. A network sees
     * less of the surroundings of a pixel the nearer it lies to the border of the patch.
     */
    CENTRE_WEIGHTED {
        @Override
        double weight(final int index, final int length) {
            final double distance = (index - (length - 1) / 2.0) / (length * RELATIVE_DEVIATION);
            return Math.exp(-0.5 * distance * distance);
        }
    };

    private static final double RELATIVE_DEVIATION = 1 / 8.0;

    /**
     * The weight along one axis; that of a pixel is the product over both. Always positive: even where only the corner
     * of one patch covers a pixel, the pixel is that patch's.
     *
     * @param index column (or row) in the patch, from 0
     * @param length width (or height) of the patch
     * @return the weight, in (0, 1]
     */
    abstract double weight(int index, int length);

    /** @return the weights along an axis of {@code length} pixels */
    double[] weights(final int length) {
        final double[] weights = new double[length];
        for (int i = 0; i < length; i++) {
            weights[i] = weight(i, length);
        }
        return weights;
    }
}
