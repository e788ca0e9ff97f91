package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/** The baselines against trying every threshold on the pixels themselves. */
public class GreyHistogramTest {

    private static final int WIDTH = 83;

    private static final int HEIGHT = 41;

    private final Random m_random = new Random(11);

    /** Two overlapping classes of grey values about the given levels. */
    private Slice slice(final Mask mask, final PixelType type, final double pore, final double solid,
        final double noise) {
        final int pixels = mask.width() * mask.height();
        final byte[] bytes = new byte[pixels];
        final short[] shorts = new short[pixels];
        final float[] floats = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            final double value = (mask.isPore(i) ? pore : solid) + noise * m_random.nextGaussian();
            final double clamped = Math.max(type.range().low(), Math.min(type.range().high(), value));
            bytes[i] = (byte)Math.round(clamped);
            shorts[i] = (short)Math.round(clamped);
            floats[i] = (float)value;
        }
        return new Slice(mask.width(), mask.height(), type, switch (type) {
            case UINT8, INT8 -> bytes;
            case UINT16, INT16 -> shorts;
            case FLOAT32 -> floats;
        });
    }

    private static double iou(final Slice slice, final Mask mask, final double threshold, final boolean dark) {
        final Mask predicted = new Mask(slice.width(), slice.height());
        for (int i = 0; i < slice.width() * slice.height(); i++) {
            if (slice.value(i) <= threshold == dark) {
                predicted.setPore(i);
            }
        }
        return PoreConfusion.of(predicted, mask).iou();
    }

    @Test
    public void bestThresholdIsTheBestOfAll() {
        final Mask mask = RandomImages.mask(WIDTH, HEIGHT, 0.3, m_random);
        for (final PixelType type : new PixelType[]{PixelType.UINT8, PixelType.INT8}) {
            for (final boolean dark : new boolean[]{true, false}) {
                final Slice slice = slice(mask, type, dark ? 40 : 70, dark ? 70 : 40, 15);
                final GreyHistogram histogram = new GreyHistogram(type, type.range());
                histogram.add(slice, mask);
                double best = 0;
                for (double t = type.range().low(); t <= type.range().high(); t++) {
                    best = Math.max(best, Math.max(iou(slice, mask, t, true), iou(slice, mask, t, false)));
                }
                final GreyThreshold found = histogram.best();
                assertEquals(best, found.iou(), 0);
                assertEquals(dark, found.darkPore());
                assertEquals(best, iou(slice, mask, found.value(), found.darkPore()), 0);
            }
        }
    }

    /** Otsu's criterion computed from the pixels: the weighted variance within the classes is smallest. */
    @Test
    public void otsuMinimisesTheVarianceWithinTheClasses() {
        final Mask mask = RandomImages.mask(WIDTH, HEIGHT, 0.3, m_random);
        final Slice slice = slice(mask, PixelType.UINT8, 60, 150, 30);
        final GreyHistogram histogram = new GreyHistogram(PixelType.UINT8, PixelType.UINT8.range());
        histogram.add(slice, mask);
        double smallest = Double.POSITIVE_INFINITY;
        int best = -1;
        for (int t = 0; t < 255; t++) {
            final double within = squares(slice, 0, t) + squares(slice, t + 1, 255);
            if (within < smallest - 1e-6) {
                smallest = within;
                best = t;
            }
        }
        assertEquals(best, histogram.otsu().value(), 0);
        assertTrue(histogram.otsu().darkPore());
        assertEquals(iou(slice, mask, best, true), histogram.otsu().iou(), 0);
    }

    private static double squares(final Slice slice, final int from, final int to) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < slice.width() * slice.height(); i++) {
            if (slice.value(i) >= from && slice.value(i) <= to) {
                sum += slice.value(i);
                count++;
            }
        }
        double squares = 0;
        for (int i = 0; i < slice.width() * slice.height(); i++) {
            if (slice.value(i) >= from && slice.value(i) <= to) {
                squares += Math.pow(slice.value(i) - sum / count, 2);
            }
        }
        return squares;
    }

    @Test
    public void sixteenBitAndFloatPixelsAreSplitAtTheThresholdThatIsReported() {
        final Mask mask = RandomImages.mask(WIDTH, HEIGHT, 0.3, m_random);
        for (final PixelType type : new PixelType[]{PixelType.UINT16, PixelType.INT16, PixelType.FLOAT32}) {
            final Slice slice = slice(mask, type, 21000.3, 27000.7, 2500);
            final GreyHistogram histogram = new GreyHistogram(type, new IntensityWindow(5000, 45000));
            histogram.add(slice, mask);
            final GreyThreshold best = histogram.best();
            assertTrue(best.darkPore());
            assertEquals(iou(slice, mask, best.value(), true), best.iou(), type == PixelType.FLOAT32 ? 1e-3 : 0);
            final GreyThreshold otsu = histogram.otsu();
            assertEquals(iou(slice, mask, otsu.value(), true), otsu.iou(), type == PixelType.FLOAT32 ? 1e-3 : 0);
            assertTrue(best.iou() >= otsu.iou());
        }
    }

    @Test
    public void slicesOfAStackAreCountedTogether() {
        final GreyHistogram both = new GreyHistogram(PixelType.UINT8, PixelType.UINT8.range());
        final Mask first = RandomImages.mask(10, 10, 0.5, m_random);
        final Mask second = RandomImages.mask(10, 10, 0.5, m_random);
        // darker pore in one slice, brighter in the other: no single threshold serves both
        both.add(slice(first, PixelType.UINT8, 10, 200, 0), first);
        assertEquals(1, both.best().iou(), 0);
        both.add(slice(second, PixelType.UINT8, 200, 10, 0), second);
        assertTrue(both.best().iou() < 0.8);
    }

    @Test
    public void oneGreyValueAloneIsStillSplit() {
        final GreyHistogram flat = new GreyHistogram(PixelType.UINT8, PixelType.UINT8.range());
        final Mask mask = RandomImages.mask(10, 10, 0.5, m_random);
        flat.add(new Slice(10, 10, PixelType.UINT8, new byte[100]), mask);
        assertEquals(mask.poreCount() / 100.0, flat.best().iou(), 0);
        assertFalse(Double.isNaN(flat.otsu().iou()));
    }

    @Test
    public void otherSizesTypesAndNanAreRefused() {
        final GreyHistogram histogram = new GreyHistogram(PixelType.FLOAT32, new IntensityWindow(0, 1));
        assertThrows(UserError.class,
            () -> histogram.add(new Slice(2, 1, PixelType.UINT8, new byte[2]), new Mask(2, 1)));
        assertThrows(IllegalArgumentException.class,
            () -> histogram.add(new Slice(2, 1, PixelType.FLOAT32, new float[2]), new Mask(1, 2)));
        assertThrows(UserError.class,
            () -> histogram.add(new Slice(2, 1, PixelType.FLOAT32, new float[]{0, Float.NaN}), new Mask(2, 1)));
    }
}
