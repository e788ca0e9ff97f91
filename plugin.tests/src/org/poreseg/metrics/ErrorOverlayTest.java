package org.poreseg.metrics;

import static org.junit.Assert.assertArrayEquals;

import org.junit.Test;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Palette;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/** Colours of the four kinds of pixel. */
public class ErrorOverlayTest {

    @Test
    public void errorsAreColouredAndTheRestStaysGrey() {
        final Slice slice = new Slice(4, 1, PixelType.UINT16, new short[]{0, 500, 1000, 2000});
        final byte[] grey = ErrorOverlay.grey(slice, new IntensityWindow(0, 1000));
        assertArrayEquals(new byte[]{0, (byte)128, (byte)255, (byte)255}, grey);
        final Mask predicted = new Mask(4, 1);
        predicted.setPore(0);
        predicted.setPore(2);
        final Mask reference = new Mask(4, 1);
        reference.setPore(1);
        reference.setPore(2);
        final ErrorOverlay overlay = ErrorOverlay.paint(grey, predicted, reference, Palette.BLUE_RED);
        assertArrayEquals(new byte[]{(byte)0xff, 0x20, (byte)255, (byte)255}, overlay.red());
        assertArrayEquals(new byte[]{0x20, 0x40, (byte)255, (byte)255}, overlay.green());
        assertArrayEquals(new byte[]{0x20, (byte)0xff, (byte)255, (byte)255}, overlay.blue());
    }
}
