package org.poreseg.unet.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/**
 * The form of packed patches, one record each: the intensity window (two doubles), the mask's words and the pixels in
 * their native type, little-endian.
 *
 * @param width columns of every patch
 * @param height rows of every patch
 * @param type pixel type of every patch
 */
record PatchFormat(int width, int height, PixelType type) {

    private static final Range SIDE = Range.of(1, 1 << 20);

    private static final int WINDOW_BYTES = 2 * Double.BYTES;

    /** @throws UserError if a patch would be empty or larger than 2 GB */
    PatchFormat {
        SIDE.require("The patch width", width);
        SIDE.require("The patch height", height);
        if (bytes(width, height, type) > Integer.MAX_VALUE - 16) {
            throw UserError.found("Patches of " + width + " × " + height + " pixels are too large");
        }
    }

    private static long bytes(final int width, final int height, final PixelType type) {
        final long pixels = (long)width * height;
        return WINDOW_BYTES + (pixels + 63) / 64 * Long.BYTES + pixels * bytesPerPixel(type);
    }

    private static int bytesPerPixel(final PixelType type) {
        return switch (type) {
            case UINT8, INT8 -> Byte.BYTES;
            case UINT16, INT16 -> Short.BYTES;
            case FLOAT32 -> Float.BYTES;
        };
    }

    /** @return bytes of a record */
    int bytes() {
        return (int)bytes(width, height, type);
    }

    private int words() {
        return (int)(((long)width * height + 63) >> 6);
    }

    /**
     * @param entry a patch
     * @param record takes it, from its first byte; of {@link #bytes()} bytes
     * @throws UserError if size or pixel type is another, or a pixel is not a number
     */
    void write(final Patches.Entry entry, final ByteBuffer record) {
        requireFits(entry);
        final Object pixels = entry.patch().pixels();
        record.clear().order(ByteOrder.LITTLE_ENDIAN);
        record.putDouble(entry.window().low()).putDouble(entry.window().high());
        record.asLongBuffer().put(entry.mask().words(), 0, words());
        record.position(WINDOW_BYTES + words() * Long.BYTES);
        switch (type) {
            case UINT8, INT8 -> record.put((byte[])pixels);
            case UINT16, INT16 -> record.asShortBuffer().put((short[])pixels);
            case FLOAT32 -> record.asFloatBuffer().put(requireNumbers((float[])pixels));
        }
    }

    private void requireFits(final Patches.Entry entry) {
        requireSize("patch", entry.patch().width(), entry.patch().height());
        requireSize("mask", entry.mask().width(), entry.mask().height());
        if (entry.patch().type() != type) {
            throw UserError.found("A patch is " + entry.patch().type().label() + ", those before it " + type.label())
                .expected("All patches of a training need one pixel type");
        }
    }

    private void requireSize(final String what, final int itsWidth, final int itsHeight) {
        if (itsWidth != width || itsHeight != height) {
            throw UserError.found("A " + what + " has " + itsWidth + " × " + itsHeight + " pixels instead of " + width
                + " × " + height).expected("All patches of a training need one size");
        }
    }

    private static float[] requireNumbers(final float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            if (!Float.isFinite(pixels[i])) {
                throw UserError.found("Pixel " + i + " of a patch is " + pixels[i] + ", not a number");
            }
        }
        return pixels;
    }

    /**
     * @param record a record, read from its first byte
     * @return its patch
     */
    Patches.Entry read(final ByteBuffer record) {
        record.order(ByteOrder.LITTLE_ENDIAN);
        final IntensityWindow window = new IntensityWindow(record.getDouble(), record.getDouble());
        final long[] words = new long[words()];
        record.asLongBuffer().get(words);
        record.position(WINDOW_BYTES + words.length * Long.BYTES);
        return new Patches.Entry(new Slice(width, height, type, pixels(record)), new Mask(width, height, words),
            window);
    }

    private Object pixels(final ByteBuffer from) {
        final int count = width * height;
        switch (type) {
            case UINT8, INT8 -> {
                final byte[] values = new byte[count];
                from.get(values);
                return values;
            }
            case UINT16, INT16 -> {
                final short[] values = new short[count];
                from.asShortBuffer().get(values);
                return values;
            }
            case FLOAT32 -> {
                final float[] values = new float[count];
                from.asFloatBuffer().get(values);
                return values;
            }
            default -> throw new AssertionError(type);
        }
    }
}
