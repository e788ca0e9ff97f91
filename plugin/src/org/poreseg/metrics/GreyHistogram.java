package org.poreseg.metrics;

import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/**
 * Grey values of the slices of one stack, counted by class in constant memory, and the simple segmentations that a
 * network has to beat: Otsu's threshold and the best single threshold for the whole stack. Integer pixels are counted
 * exactly, a bin a grey value; floats in 65536 bins over the stack's intensity window, values outside it in the
 * outermost bins. Either polarity is tried (pore darker, or pore brighter than the threshold) and the better one
 * reported, which favours the baselines.
 */
public final class GreyHistogram {

    private static final int FLOAT_BINS = 1 << 16;

    private final PixelType m_type;

    /** Grey value of the lower edge of bin 0. */
    private final double m_origin;

    private final double m_binWidth;

    /** Pixels by bin and class: solid at 2 × bin, pore at 2 × bin + 1. */
    private final long[] m_counts;

    /**
     * @param type the pixel type of the stack
     * @param window where the bins lie for floats; not used for integers
     */
    public GreyHistogram(final PixelType type, final IntensityWindow window) {
        m_type = type;
        if (type == PixelType.FLOAT32) {
            m_origin = window.low();
            m_binWidth = (window.high() - window.low()) / FLOAT_BINS;
            m_counts = new long[2 * FLOAT_BINS];
        } else {
            m_origin = type.range().low();
            m_binWidth = 1;
            m_counts = new long[2 * ((int)(type.range().high() - type.range().low()) + 1)];
        }
    }

    /**
     * Adds the pixels of one slice.
     *
     * @param slice a slice of the stack
     * @param reference its reference mask, of the same size
     * @throws IllegalArgumentException if the sizes differ
     * @throws UserError if the pixel type is another one than that of its stack, or a pixel is NaN
     */
    public void add(final Slice slice, final Mask reference) {
        if (slice.width() != reference.width() || slice.height() != reference.height()) {
            throw new IllegalArgumentException("The slice has " + slice.width() + " × " + slice.height()
                + " pixels, its reference mask " + reference.width() + " × " + reference.height());
        }
        if (slice.type() != m_type) {
            throw UserError.found("The slice has pixels of type " + slice.type().label()
                + ", others of its stack " + m_type.label());
        }
        final long[] words = reference.words();
        switch (m_type) {
            case UINT8 -> addBytes((byte[])slice.pixels(), words, 0);
            case INT8 -> addBytes((byte[])slice.pixels(), words, 0x80);
            case UINT16 -> addShorts((short[])slice.pixels(), words, 0);
            case INT16 -> addShorts((short[])slice.pixels(), words, 0x8000);
            case FLOAT32 -> addFloats((float[])slice.pixels(), words, slice.width());
        }
    }

    /** Turning the sign bit over maps signed values to ascending unsigned ones. */
    private void addBytes(final byte[] pixels, final long[] words, final int signBit) {
        for (int i = 0; i < pixels.length; i++) {
            m_counts[2 * ((pixels[i] ^ signBit) & 0xff) + (int)(words[i >> 6] >>> i & 1)]++;
        }
    }

    private void addShorts(final short[] pixels, final long[] words, final int signBit) {
        for (int i = 0; i < pixels.length; i++) {
            m_counts[2 * ((pixels[i] ^ signBit) & 0xffff) + (int)(words[i >> 6] >>> i & 1)]++;
        }
    }

    private void addFloats(final float[] pixels, final long[] words, final int width) {
        final double scale = 1 / m_binWidth;
        for (int i = 0; i < pixels.length; i++) {
            if (Float.isNaN(pixels[i])) {
                throw UserError.found("The pixel at x " + i % width + ", y " + i / width + " is NaN");
            }
            final int bin = Math.max(0, Math.min(FLOAT_BINS - 1, (int)((pixels[i] - m_origin) * scale)));
            m_counts[2 * bin + (int)(words[i >> 6] >>> i & 1)]++;
        }
    }

    /** @return the threshold that maximises the variance between the two classes (Otsu 1979); of equals, the lowest */
    public GreyThreshold otsu() {
        long pixels = 0;
        double mass = 0;
        for (int bin = 0; bin < m_counts.length / 2; bin++) {
            final long count = m_counts[2 * bin] + m_counts[2 * bin + 1];
            pixels += count;
            mass += (double)bin * count;
        }
        int best = 0;
        double bestVariance = -1;
        long dark = 0;
        double darkMass = 0;
        for (int bin = 0; bin < m_counts.length / 2; bin++) {
            final long count = m_counts[2 * bin] + m_counts[2 * bin + 1];
            dark += count;
            darkMass += (double)bin * count;
            final long bright = pixels - dark;
            if (count > 0 && bright > 0) {
                final double difference = darkMass / dark - (mass - darkMass) / bright;
                final double variance = (double)dark * bright * difference * difference;
                if (variance > bestVariance) {
                    bestVariance = variance;
                    best = bin;
                }
            }
        }
        final PoreConfusion split = darkIsPore(best);
        return better(best, split, swapped(split));
    }

    /** @return the threshold of the greatest IoU over all pixels of the stack, found with the reference in hand */
    public GreyThreshold best() {
        GreyThreshold best = null;
        final PoreConfusion all = darkIsPore(m_counts.length / 2 - 1);
        long pores = 0;
        long solids = 0;
        for (int bin = 0; bin < m_counts.length / 2; bin++) {
            solids += m_counts[2 * bin];
            pores += m_counts[2 * bin + 1];
            final PoreConfusion split = new PoreConfusion(pores, solids, all.truePositives() - pores,
                all.falsePositives() - solids);
            final GreyThreshold candidate = better(bin, split, swapped(split));
            if (best == null || candidate.iou() > best.iou() || Double.isNaN(best.iou())) {
                best = candidate;
            }
        }
        return best;
    }

    private PoreConfusion darkIsPore(final int last) {
        long[] sums = new long[4];
        for (int i = 0; i < m_counts.length; i++) {
            sums[(i <= 2 * last + 1 ? 0 : 2) + (i & 1)] += m_counts[i];
        }
        return new PoreConfusion(sums[1], sums[0], sums[3], sums[2]);
    }

    private static PoreConfusion swapped(final PoreConfusion split) {
        return new PoreConfusion(split.falseNegatives(), split.trueNegatives(), split.truePositives(),
            split.falsePositives());
    }

    private GreyThreshold better(final int bin, final PoreConfusion dark, final PoreConfusion bright) {
        final double value = m_type == PixelType.FLOAT32 ? m_origin + (bin + 1) * m_binWidth : m_origin + bin;
        return bright.iou() > dark.iou() || Double.isNaN(dark.iou()) ? new GreyThreshold(value, false, bright.iou())
            : new GreyThreshold(value, true, dark.iou());
    }
}
