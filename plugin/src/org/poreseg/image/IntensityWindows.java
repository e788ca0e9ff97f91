package org.poreseg.image;

import java.io.IOException;
import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;
import org.poreseg.progress.WorkMonitor;

/** Finds the intensity window of the slices and the region that are read, with one slice in memory at a time. */
public final class IntensityWindows {

    /** What a percentile may be. */
    public static final Range PERCENT = Range.of(0, 100);

    private static final int BINS = 1 << 16;

    private IntensityWindows() {
    }

    /**
     * @param source the stack
     * @param kind how the window is found
     * @param lowPercent for {@link WindowKind#STACK_PERCENTILES}: the share of pixels at or below the low bound, in
     *            percent: 0 up to, not including, {@code highPercent}
     * @param highPercent the share of pixels at or below the high bound, in percent, at most 100
     * @param monitor told of each slice, may cancel
     * @return the window. Percentiles are values of the stack and exact for integers; for floats they are found in
     *         65536 equal bins between the stack's minimum and maximum. Where both percentiles fall on one value the
     *         window reaches from minimum to maximum.
     * @throws IOException if a slice cannot be read
     * @throws UserError if all pixels have one value, or the percentages are out of range
     */
    public static IntensityWindow of(final GreyStack source, final WindowKind kind, final double lowPercent,
        final double highPercent, final WorkMonitor monitor) throws IOException {
        if (kind == WindowKind.DATA_TYPE_RANGE) {
            return source.pixelType().range();
        }
        final boolean percentiles = kind == WindowKind.STACK_PERCENTILES;
        if (percentiles) {
            requirePercentiles(lowPercent, highPercent);
        }
        final boolean isFloat = source.pixelType() == PixelType.FLOAT32;
        final IntensityWindow range =
            isFloat ? floatRange(source, monitor.part(0, 0.5)) : integerBins(source.pixelType());
        final Histogram histogram = new Histogram(range);
        if (!isFloat || percentiles) {
            forEachSlice(source, monitor.part(isFloat ? 0.5 : 0, 1), histogram::add);
        }
        if (kind == WindowKind.STACK_MIN_MAX) {
            return isFloat ? range : window(source, histogram.quantile(0), histogram.quantile(1));
        }
        final double low = histogram.quantile(lowPercent / 100);
        final double high = histogram.quantile(highPercent / 100);
        return low < high ? new IntensityWindow(low, high)
            : window(source, histogram.quantile(0), histogram.quantile(1));
    }

    /** A bin for each of the 65536 values, so that bins are values; 8-bit types use the first 256. */
    private static IntensityWindow integerBins(final PixelType type) {
        final double first = type.range().low();
        return new IntensityWindow(first, first + BINS - 1);
    }

    private static IntensityWindow floatRange(final GreyStack source, final WorkMonitor monitor) throws IOException {
        final double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        forEachSlice(source, monitor, slice -> {
            for (final float value : (float[])slice.pixels()) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        });
        return window(source, range[0], range[1]);
    }

    private static void requirePercentiles(final double low, final double high) {
        if (!PERCENT.contains(low) || !PERCENT.contains(high) || low >= high) {
            throw UserError.found("The percentiles of the intensity window are " + low + " and " + high)
                .expected("They must be " + PERCENT + ", the low one below the high one");
        }
    }

    private static IntensityWindow window(final GreyStack source, final double low, final double high) {
        if (low >= high) {
            throw UserError.found("Stack \"" + source.name() + "\": all pixels have the value " + low
                + ", so there is nothing to segment and no intensity window");
        }
        return new IntensityWindow(low, high);
    }

    private interface SliceUser {
        void use(Slice slice);
    }

    private static void forEachSlice(final GreyStack source, final WorkMonitor monitor, final SliceUser user)
        throws IOException {
        for (int i = 0; i < source.sliceCount(); i++) {
            monitor.checkCanceled();
            monitor.report((double)i / source.sliceCount(), "Intensities of stack \"" + source.name()
                + "\", slice " + (i + 1) + " of " + source.sliceCount());
            user.use(source.readImage(i));
        }
    }

    /** Counts of values in equal bins, the first centred on the low bound of the range, the last on the high one. */
    private static final class Histogram {

        private final IntensityWindow m_range;

        private final double m_binsPerUnit;

        private final long[] m_counts = new long[BINS];

        private long m_total;

        Histogram(final IntensityWindow range) {
            m_range = range;
            m_binsPerUnit = (BINS - 1) / (range.high() - range.low());
        }

        void add(final Slice slice) {
            final int pixels = slice.width() * slice.height();
            for (int i = 0; i < pixels; i++) {
                m_counts[(int)Math.round((slice.value(i) - m_range.low()) * m_binsPerUnit)]++;
            }
            m_total += pixels;
        }

        /** @return the smallest value that at least this share of the pixels, and at least one, does not exceed */
        double quantile(final double share) {
            final long rank = Math.max(1, (long)Math.ceil(share * m_total));
            long below = 0;
            int bin = 0;
            while (below + m_counts[bin] < rank) {
                below += m_counts[bin];
                bin++;
            }
            return m_range.low() + bin / m_binsPerUnit;
        }
    }
}
