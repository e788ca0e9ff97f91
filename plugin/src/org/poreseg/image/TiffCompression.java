package org.poreseg.image;

import java.io.InputStream;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.CcittDecoder;
import org.poreseg.image.codec.Decoder;
import org.poreseg.image.codec.DeflateDecoder;
import org.poreseg.image.codec.LzwDecoder;
import org.poreseg.image.codec.PackBitsDecoder;
import org.poreseg.image.codec.StoredDecoder;

/** How a block of a TIFF page is packed. All of them keep the values. */
enum TiffCompression {
    NONE, CCITT_RUN_LENGTHS, CCITT_T4, CCITT_T4_MIXED, CCITT_T6, LZW, DEFLATE, PACK_BITS;

    private static final int T4_MIXED = 1;

    /**
     * @param where the page, for messages
     * @param directory what the file says of it
     * @param header its size and sample format
     * @return how its blocks are packed
     * @throws UserError if that is not known, or cannot be of such samples
     */
    static TiffCompression of(final String where, final TiffDirectory directory, final SliceHeader header) {
        final long number = directory.number(TiffTags.COMPRESSION, TiffTags.NONE);
        final TiffCompression compression = switch ((int)Math.min(number, Integer.MAX_VALUE)) {
            case TiffTags.NONE -> NONE;
            case TiffTags.CCITT_RUN_LENGTHS -> CCITT_RUN_LENGTHS;
            case TiffTags.CCITT_T4 ->
                (directory.number(TiffTags.T4_OPTIONS, 0) & T4_MIXED) == 0 ? CCITT_T4 : CCITT_T4_MIXED;
            case TiffTags.CCITT_T6 -> CCITT_T6;
            case TiffTags.LZW -> LZW;
            case TiffTags.DEFLATE, TiffTags.DEFLATE_OLD -> DEFLATE;
            case TiffTags.PACK_BITS -> PACK_BITS;
            default -> throw UserError.found(where + ": TIFF compression " + number + " cannot be read")
                .advice("Save the stack uncompressed or with deflate, LZW or PackBits compression");
        };
        if (compression.isCcitt() && (header.samples() != 1 || header.bits() != 1)) {
            throw UserError.found(where + " is corrupt: TIFF compression " + number + " is for pixels of 1 bit, not of "
                + header.format());
        }
        return compression;
    }

    private boolean isCcitt() {
        return this == CCITT_RUN_LENGTHS || this == CCITT_T4 || this == CCITT_T4_MIXED || this == CCITT_T6;
    }

    /** @return whether differences may be stored instead of samples */
    boolean hasPredictor() {
        return this == LZW || this == DEFLATE;
    }

    /**
     * @param bytes of a block, unpacked
     * @param rows of the block
     * @return bytes that it takes at least, whatever the pixels are
     */
    long leastBytes(final long bytes, final long rows) {
        return switch (this) {
            case NONE -> bytes;
            case LZW -> bytes / LzwDecoder.LARGEST_RATIO;
            case DEFLATE -> bytes / DeflateDecoder.LARGEST_RATIO;
            case PACK_BITS -> bytes / PackBitsDecoder.LARGEST_RATIO;
            case CCITT_RUN_LENGTHS -> rows;
            case CCITT_T4, CCITT_T4_MIXED -> rows * 12 / 8;
            // a white row below a white one is a single bit
            case CCITT_T6 -> rows / 8;
        };
    }

    /**
     * @param in the packed bytes of a block
     * @param width pixels of its rows
     * @return what unpacks it
     */
    Decoder decoder(final InputStream in, final int width) {
        return switch (this) {
            case NONE -> new StoredDecoder(in);
            case LZW -> new LzwDecoder(in);
            case DEFLATE -> new DeflateDecoder(in);
            case PACK_BITS -> new PackBitsDecoder(in);
            case CCITT_RUN_LENGTHS -> new CcittDecoder(in, CcittDecoder.Form.RUN_LENGTHS, width);
            case CCITT_T4 -> new CcittDecoder(in, CcittDecoder.Form.T4_LINES, width);
            case CCITT_T4_MIXED -> new CcittDecoder(in, CcittDecoder.Form.T4_MIXED, width);
            case CCITT_T6 -> new CcittDecoder(in, CcittDecoder.Form.T6, width);
        };
    }
}
