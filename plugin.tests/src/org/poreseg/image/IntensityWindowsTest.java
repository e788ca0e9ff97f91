package org.poreseg.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.progress.WorkMonitor;

/** Windows found slice by slice are those found by sorting all pixels. */
public class IntensityWindowsTest {

    private static final int SIZE = 24;

    private static final int SLICES = 5;

    /** Random slices of a type. */
    private record Stack(PixelType pixelType, double spread) implements GreyStack {

        @Override
        public String name() {
            return "random";
        }

        @Override
        public int sliceCount() {
            return SLICES;
        }

        @Override
        public Slice readImage(final int z) {
            final Random random = new Random(z);
            final byte[] bytes = new byte[SIZE * SIZE];
            final short[] shorts = new short[SIZE * SIZE];
            final float[] floats = new float[SIZE * SIZE];
            for (int i = 0; i < bytes.length; i++) {
                final double value = spread * random.nextGaussian();
                bytes[i] = (byte)value;
                shorts[i] = (short)(100 * value);
                floats[i] = (float)value;
            }
            return new Slice(SIZE, SIZE, pixelType, switch (pixelType) {
                case UINT8, INT8 -> bytes;
                case UINT16, INT16 -> shorts;
                case FLOAT32 -> floats;
            });
        }

        double[] sorted() {
            final double[] all = new double[SLICES * SIZE * SIZE];
            for (int z = 0; z < SLICES; z++) {
                final Slice slice = readImage(z);
                for (int i = 0; i < SIZE * SIZE; i++) {
                    all[z * SIZE * SIZE + i] = slice.value(i);
                }
            }
            Arrays.sort(all);
            return all;
        }
    }

    private static IntensityWindow window(final GreyStack stack, final WindowKind kind, final double low,
        final double high) throws IOException {
        return IntensityWindows.of(stack, kind, low, high, WorkMonitor.NONE);
    }

    /** Nearest-rank percentiles: exact for integers, within a bin for floats. */
    @Test
    public void percentilesAreThoseOfSortedPixels() throws IOException {
        for (final PixelType type : PixelType.values()) {
            final Stack stack = new Stack(type, 40);
            final double[] sorted = stack.sorted();
            final int n = sorted.length;
            final double bin = type == PixelType.FLOAT32 ? (sorted[n - 1] - sorted[0]) / 65535 : 0;
            for (final double[] percent : new double[][] {{0, 100}, {0.5, 99.5}, {2, 98}, {25, 60}}) {
                final IntensityWindow window =
                    window(stack, WindowKind.STACK_PERCENTILES, percent[0], percent[1]);
                assertEquals(sorted[Math.max(0, (int)Math.ceil(percent[0] / 100 * n) - 1)], window.low(), bin);
                assertEquals(sorted[(int)Math.ceil(percent[1] / 100 * n) - 1], window.high(), bin);
            }
            final IntensityWindow range = window(stack, WindowKind.STACK_MIN_MAX, 0, 0);
            assertEquals(sorted[0], range.low(), 0);
            assertEquals(sorted[n - 1], range.high(), 0);
            assertEquals(type.range(), window(stack, WindowKind.DATA_TYPE_RANGE, 0, 0));
        }
    }

    /** A stack of one value has no window; one with a few other pixels has that of its minimum and maximum. */
    @Test
    public void nearlyConstantStacks() throws IOException {
        for (final PixelType type : new PixelType[] {PixelType.UINT8, PixelType.INT16, PixelType.FLOAT32}) {
            assertThrows(UserError.class,
                () -> window(new Stack(type, 0), WindowKind.STACK_PERCENTILES, 0.5, 99.5));
            assertThrows(UserError.class, () -> window(new Stack(type, 0), WindowKind.STACK_MIN_MAX, 0, 0));
        }
        final Stack narrow = new Stack(PixelType.INT8, 0.6);
        final double[] sorted = narrow.sorted();
        assertEquals(new IntensityWindow(sorted[0], sorted[sorted.length - 1]),
            window(narrow, WindowKind.STACK_PERCENTILES, 30, 70));
    }

    /** Percentiles out of range or order, and a cancel. */
    @Test
    public void refusals() {
        final Stack stack = new Stack(PixelType.UINT8, 40);
        for (final double[] percent : new double[][] {{-1, 50}, {50, 50}, {60, 50}, {0, 101}, {Double.NaN, 50}}) {
            assertThrows(UserError.class,
                () -> window(stack, WindowKind.STACK_PERCENTILES, percent[0], percent[1]));
        }
        assertThrows(CancellationException.class, () -> IntensityWindows.of(stack, WindowKind.STACK_MIN_MAX, 0, 0,
            new WorkMonitor() {
                @Override
                public void report(final double fraction, final String message) {
                    // not looked at
                }

                @Override
                public void checkCanceled() {
                    throw new CancellationException();
                }
            }));
    }
}
