package org.poreseg.unet.model;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Slice;

/** Scales native grey values to what the network is fed, exactly as {@link IntensityWindow#scale}. */
public final class PatchScaling {

    private PatchScaling() {
    }

    /**
     * @param patch the grey patch
     * @param window its intensity window
     * @param scaled takes the patch's pixels, row by row, in [−0.5, 0.5]
     */
    public static void scale(final Slice patch, final IntensityWindow window, final float[] scaled) {
        final Object pixels = patch.pixels();
        final int count = patch.width() * patch.height();
        switch (patch.type()) {
            case UINT8 -> {
                final byte[] values = (byte[])pixels;
                for (int i = 0; i < count; i++) {
                    scaled[i] = window.scale(values[i] & 0xff);
                }
            }
            case INT8 -> {
                final byte[] values = (byte[])pixels;
                for (int i = 0; i < count; i++) {
                    scaled[i] = window.scale(values[i]);
                }
            }
            case UINT16 -> {
                final short[] values = (short[])pixels;
                for (int i = 0; i < count; i++) {
                    scaled[i] = window.scale(values[i] & 0xffff);
                }
            }
            case INT16 -> {
                final short[] values = (short[])pixels;
                for (int i = 0; i < count; i++) {
                    scaled[i] = window.scale(values[i]);
                }
            }
            case FLOAT32 -> {
                final float[] values = (float[])pixels;
                for (int i = 0; i < count; i++) {
                    scaled[i] = window.scale(values[i]);
                }
            }
        }
    }
}
