package org.poreseg.metrics;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
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
