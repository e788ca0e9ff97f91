package org.poreseg.tiling;

import java.util.Optional;

import org.poreseg.errors.UserError;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Region;

/**
 * Blends the predicted patches of one slice into the probabilities of the slice: the weighted mean of all patches that
 * cover a pixel. Sums are kept in double precision, so where all patches agree on a float the mean is that very float,
 * bit for bit, however many there are. Takes 16 bytes a pixel.
 */
public final class SliceAssembler {

    private final int m_width;

    private final int m_height;

    private final Blending m_blending;

    private final double[] m_sums;

    private final double[] m_weights;

    /** The weights along the columns of patches of the latest size: all patches of a slice mostly share one. */
    private double[] m_columnWeights = {};

    /** The weights along the rows. */
    private double[] m_rowWeights = {};

    /**
     * @param width columns of the slice, at least 1
     * @param height rows of the slice, at least 1
     * @param blending how much each pixel of a patch counts
     * @throws IllegalArgumentException if the slice is empty
     */
    public SliceAssembler(final int width, final int height, final Blending blending) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                "A slice is at least one pixel wide and high, but got " + width + " × " + height);
        }
        m_width = width;
        m_height = height;
        m_blending = blending;
        m_sums = new double[Math.multiplyExact(width, height)];
        m_weights = new double[width * height];
    }

    /**
     * @param pixels pixels of a slice
     * @return the bytes that assembling such a slice takes
     */
    public static long bytes(final long pixels) {
        return 2 * Double.BYTES * pixels;
    }

    /**
     * Adds a patch; what reaches beyond the slice is left out.
     *
     * @param position where the patch lies in the slice
     * @param patch the probabilities of the patch
     * @throws UserError if the patch lies outside the slice altogether
     */
    public void add(final PatchPosition position, final ProbabilityMap patch) {
        final int left = Math.max(0, position.x());
        final int top = Math.max(0, position.y());
        final int right = (int)Math.min(m_width, (long)position.x() + patch.width());
        final int bottom = (int)Math.min(m_height, (long)position.y() + patch.height());
        if (left >= right || top >= bottom) {
            throw UserError.found("The patch of " + patch.width() + " × " + patch.height()
                + " pixels at x " + position.x() + ", y " + position.y() + " lies outside the slice of " + m_width
                + " × " + m_height + " pixels");
        }
        if (m_columnWeights.length != patch.width()) {
            m_columnWeights = m_blending.weights(patch.width());
        }
        if (m_rowWeights.length != patch.height()) {
            m_rowWeights = m_blending.weights(patch.height());
        }
        for (int y = top; y < bottom; y++) {
            final int patchRow = y - position.y();
            addRow(patch.values(), patchRow * patch.width() + left - position.x(), m_rowWeights[patchRow],
                left - position.x(), y * m_width + left, right - left);
        }
    }

    private void addRow(final float[] values, final int from, final double rowWeight, final int column, final int to,
        final int count) {
        for (int i = 0; i < count; i++) {
            final double weight = rowWeight * m_columnWeights[column + i];
            m_sums[to + i] += weight * values[from + i];
            m_weights[to + i] += weight;
        }
    }

    /** @return what no patch has covered yet; nothing if the slice is complete */
    public Optional<MissingPixels> missing() {
        long count = 0;
        int left = m_width;
        int right = -1;
        int top = m_height;
        int bottom = -1;
        for (int y = 0, i = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++, i++) {
                if (m_weights[i] == 0) {
                    count++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return count == 0 ? Optional.empty()
            : Optional.of(new MissingPixels(count, new Region(left, top, right - left + 1, bottom - top + 1)));
    }

    /**
     * @return the probabilities of the slice
     * @throws IllegalStateException if the slice is not complete, see {@link #missing()}
     */
    public ProbabilityMap assemble() {
        final float[] values = new float[m_sums.length];
        for (int i = 0; i < values.length; i++) {
            if (m_weights[i] == 0) {
                throw new IllegalStateException("No patch covers pixel (" + i % m_width + ", " + i / m_width + ")");
            }
            values[i] = (float)(m_sums[i] / m_weights[i]);
        }
        return new ProbabilityMap(m_width, m_height, values);
    }
}
