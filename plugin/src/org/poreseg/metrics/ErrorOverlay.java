package org.poreseg.metrics;

import java.util.Arrays;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Palette;
import org.poreseg.image.Slice;

/**
 * A grey slice with the errors of a segmentation painted over it.
 *
 * @param width columns
 * @param height rows
 * @param red 8-bit red, pixel (x, y) at {@code y * width + x}
 * @param green 8-bit green
 * @param blue 8-bit blue
 */
public record ErrorOverlay(int width, int height, byte[] red, byte[] green, byte[] blue) {

    /** So many pixels at most are looked at to find the window of a slice. */
    private static final int SAMPLES = 1 << 16;

    /** The darkest and the brightest 0.5 % are shown black and white. */
    private static final int CLIPPED = 200;

    /**
     * @param slice a slice
     * @return the grey values to show black and white, from its own grey values and robust against bright inclusions
     */
    public static IntensityWindow displayWindow(final Slice slice) {
        final int pixels = slice.width() * slice.height();
        final int step = (pixels + SAMPLES - 1) / SAMPLES;
        final float[] values = new float[(pixels + step - 1) / step];
        for (int i = 0; i < values.length; i++) {
            values[i] = slice.value(i * step);
        }
        Arrays.sort(values);
        final double low = values[values.length / CLIPPED];
        final double high = values[values.length - 1 - values.length / CLIPPED];
        return low < high ? new IntensityWindow(low, high) : new IntensityWindow(low, Math.nextUp((float)low));
    }

    /**
     * @param slice the slice
     * @param window the grey values shown black and white
     * @return the slice as 8-bit grey values
     */
    public static byte[] grey(final Slice slice, final IntensityWindow window) {
        final byte[] grey = new byte[slice.width() * slice.height()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte)Math.round((window.scale(slice.value(i)) + 0.5) * 255);
        }
        return grey;
    }

    /**
     * @param grey the slice as 8-bit grey values, of the masks' size
     * @param predicted the predicted mask
     * @param reference the reference mask
     * @param palette the colours of the errors
     * @return the picture
     */
    public static ErrorOverlay paint(final byte[] grey, final Mask predicted, final Mask reference,
        final Palette palette) {
        final byte[] red = grey.clone();
        final byte[] green = grey.clone();
        final byte[] blue = grey.clone();
        for (int i = 0; i < grey.length; i++) {
            if (predicted.isPore(i) != reference.isPore(i)) {
                final int colour = reference.isPore(i) ? palette.falseNegative() : palette.falsePositive();
                red[i] = (byte)(colour >> 16);
                green[i] = (byte)(colour >> 8);
                blue[i] = (byte)colour;
            }
        }
        return new ErrorOverlay(predicted.width(), predicted.height(), red, green, blue);
    }
}
