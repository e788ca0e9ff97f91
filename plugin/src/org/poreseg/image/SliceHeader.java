package org.poreseg.image;

import org.poreseg.errors.UserError;

/**
 * What a file says of one image before its pixels are read.
 *
 * @param width columns
 * @param height rows
 * @param bits bits per sample
 * @param sampleFormat {@link TiffTags#UNSIGNED}, {@link TiffTags#SIGNED} or {@link TiffTags#FLOAT}
 * @param samples samples per pixel: 1 for grey and palette images, 3 or more for colour
 */
record SliceHeader(int width, int height, int bits, int sampleFormat, int samples) {

    /** Java's arrays hold no more. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

    /**
     * The one way to a header from what a file says.
     *
     * @param name the image, for the message
     * @return the header
     * @throws UserError if there can be no such image
     */
    static SliceHeader of(final String name, final long width, final long height, final long bits,
        final int sampleFormat, final long samples) {
        if (width < 1 || height < 1 || samples < 1 || samples > 0xffff || bits < 1 || bits > 64
            || width > MOST_PIXELS / height) {
            throw UserError.found(name + ": an image of " + width + " × " + height + " pixels, " + samples
                + " samples of " + bits + " bits, cannot be read");
        }
        return new SliceHeader((int)width, (int)height, (int)bits, sampleFormat, (int)samples);
    }

    /** @return the number of pixels, at most as many as an array holds */
    int pixels() {
        return Math.multiplyExact(width, height);
    }

    /**
     * @param columns of pixels, not negative
     * @return the bytes of a row of so many, which begins and ends with whole bytes
     */
    long rowBytes(final long columns) {
        return Math.addExact(Math.multiplyExact(columns, (long)bits * samples), 7) / 8;
    }

    /** @return bytes of memory for the image in its native type */
    long sliceBytes() {
        return (long)pixels() * pixelType().bytes();
    }

    /** @return bytes of memory for the image as labels */
    long labelBytes() {
        return (long)pixels() * Integer.BYTES;
    }

    /** @return the pixel type of a grey slice, or null if this cannot be one */
    PixelType pixelType() {
        if (samples != 1) {
            return null;
        }
        final boolean signed = sampleFormat == TiffTags.SIGNED;
        if (sampleFormat == TiffTags.FLOAT) {
            return bits == 32 ? PixelType.FLOAT32 : null;
        }
        return switch (bits) {
            case 8 -> signed ? PixelType.INT8 : PixelType.UINT8;
            case 16 -> signed ? PixelType.INT16 : PixelType.UINT16;
            default -> null;
        };
    }

    /**
     * @param name the image, for the message
     * @throws UserError if it cannot be a grey slice
     */
    void requireGrey(final String name) {
        if (pixelType() == null) {
            throw UserError.found(name + " is no grey image that can be used: its pixels are " + format())
                .expected("Needed are 8-bit or 16-bit integers or 32-bit floats, one value a pixel");
        }
    }

    /**
     * @param name the image, for the message
     * @throws UserError if it cannot be a mask, whose labels are one integer of at most 32 bits a pixel
     */
    void requireMask(final String name) {
        if (samples != 1 || sampleFormat == TiffTags.FLOAT || bits > 32) {
            throw UserError.found(name + " cannot be used as a mask: its pixels are " + format())
                .expected("Needed is one integer a pixel");
        }
    }

    /** @return what a user reads, such as "512 × 512 pixels" */
    String size() {
        return width + " × " + height + " pixels";
    }

    /** @return what a user reads, such as "3 × 8-bit" or "32-bit integer" */
    String format() {
        if (samples != 1) {
            return "colour, " + samples + " samples of " + bits + " bits a pixel";
        }
        return switch (sampleFormat) {
            case TiffTags.FLOAT -> bits + "-bit float";
            case TiffTags.SIGNED -> "signed " + bits + "-bit integer";
            default -> "unsigned " + bits + "-bit integer";
        };
    }
}
