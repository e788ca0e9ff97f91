package org.poreseg.image;

import java.util.Set;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;

/**
 * Where the pixels of a page are and how they are packed: blocks, which are strips as wide as the page or tiles of one
 * size, from left to right and from the top down.
 *
 * @param header size and sample format
 * @param compression how each block is packed
 * @param predictor what is stored instead of the samples
 * @param reversedBits whether the bits of each byte are turned round
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param tiled whether blocks at the edges are as large as the others
 * @param offsets where each block begins in the file
 * @param sizes bytes of each block, all of which the file has
 * @param palette colours as 0xRRGGBB, or null if the samples are intensities
 */
record TiffPage(SliceHeader header, TiffCompression compression, int predictor, boolean reversedBits, int blockWidth,
    int blockHeight, boolean tiled, long[] offsets, long[] sizes, int[] palette) {

    /** A tile may be larger than the page, but not without end: its rows are unpacked one at a time. */
    private static final int LARGEST_TILE = 1 << 16;

    /**
     * @param where the page, for messages
     * @param bytes the file
     * @param directory what it says of the page
     * @return the page
     * @throws CorruptData if it contradicts itself
     * @throws ArithmeticException if its numbers are larger than numbers are
     * @throws UserError if it is of a kind that cannot be read, or the file is too short for it
     */
    static TiffPage of(final String where, final FileBytes bytes, final TiffDirectory directory) throws CorruptData {
        final SliceHeader header = header(where, directory);
        final TiffCompression compression = TiffCompression.of(where, directory, header);
        final boolean tiled = directory.all(TiffTags.TILE_OFFSETS) != null;
        if (tiled && directory.all(TiffTags.STRIP_OFFSETS) != null) {
            throw new CorruptData("it has both strips and tiles");
        }
        final int blockWidth = tiled ? tileSide(directory, TiffTags.TILE_WIDTH, header.width()) : header.width();
        final int blockHeight = tiled ? tileSide(directory, TiffTags.TILE_HEIGHT, header.height())
            : (int)Math.min(header.height(), positive(directory, TiffTags.ROWS_PER_STRIP, header.height()));
        final long[] offsets = offsets(directory, tiled);
        final long[] sizes = directory.all(tiled ? TiffTags.TILE_BYTE_COUNTS : TiffTags.STRIP_BYTE_COUNTS);
        final TiffPage page = new TiffPage(header, compression, predictor(where, directory, compression, header),
            directory.number(TiffTags.FILL_ORDER, 1) == TiffTags.LOW_BITS_FIRST, blockWidth, blockHeight, tiled,
            offsets, sizes == null ? new long[offsets.length] : sizes, palette(directory, header));
        page.checkBlocks(where, bytes, sizes == null);
        return page;
    }

    private static SliceHeader header(final String where, final TiffDirectory directory) {
        // a format of 4, "undefined", is what some scanners write for unsigned integers
        final long format = directory.number(TiffTags.SAMPLE_FORMAT, TiffTags.UNSIGNED);
        return SliceHeader.of(where, directory.number(TiffTags.WIDTH, 0), directory.number(TiffTags.HEIGHT, 0),
            directory.number(TiffTags.BITS_PER_SAMPLE, 1),
            format == TiffTags.SIGNED || format == TiffTags.FLOAT ? (int)format : TiffTags.UNSIGNED,
            directory.number(TiffTags.SAMPLES_PER_PIXEL, 1));
    }

    private static long positive(final TiffDirectory directory, final int tag, final long absent) throws CorruptData {
        final long value = directory.number(tag, absent);
        if (value < 1) {
            throw new CorruptData("its field " + tag + " is " + value);
        }
        return value;
    }

    private static int tileSide(final TiffDirectory directory, final int tag, final int imageSide) throws CorruptData {
        final long side = positive(directory, tag, 0);
        if (side > Math.max(imageSide, LARGEST_TILE)) {
            throw new CorruptData("its tiles have a side of " + side + " pixels");
        }
        return (int)side;
    }

    private static long[] offsets(final TiffDirectory directory, final boolean tiled) throws CorruptData {
        final long[] offsets = directory.all(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
        if (offsets == null) {
            throw new CorruptData("it does not say where its pixels are");
        }
        return offsets;
    }

    /** What is stored unpacked has no predictor, whatever programs have left in the field. */
    private static int predictor(final String where, final TiffDirectory directory, final TiffCompression compression,
        final SliceHeader header) {
        final long predictor = directory.number(TiffTags.PREDICTOR, TiffTags.AS_THEY_ARE);
        if (compression == TiffCompression.NONE || predictor == TiffTags.AS_THEY_ARE) {
            return TiffTags.AS_THEY_ARE;
        }
        final boolean known = compression.hasPredictor()
            && (predictor == TiffTags.DIFFERENCES && Set.of(8, 16, 32).contains(header.bits())
                || predictor == TiffTags.FLOAT_DIFFERENCES && header.sampleFormat() == TiffTags.FLOAT);
        if (!known) {
            throw UserError.found(where + ": TIFF predictor " + predictor + " for " + header.format()
                + " cannot be read").advice("Save the stack without predictor");
        }
        return (int)predictor;
    }

    private static int[] palette(final TiffDirectory directory, final SliceHeader header) throws CorruptData {
        if (directory.number(TiffTags.PHOTOMETRIC, TiffTags.BLACK_IS_ZERO) != TiffTags.PALETTE) {
            return null;
        }
        final long[] map = directory.all(TiffTags.COLOR_MAP);
        if (map == null || header.bits() > 16 || map.length != 3 << header.bits()) {
            throw new CorruptData("its palette has not the colours of " + header.bits() + " bits");
        }
        // some writers take bytes for what should be 16 bits
        int shift = 0;
        for (final long value : map) {
            shift = value > 0xff ? 8 : shift;
        }
        final int[] palette = new int[map.length / 3];
        for (int i = 0; i < map.length; i++) {
            palette[i % palette.length] = palette[i % palette.length] << 8 | (int)(map[i] >> shift) & 0xff;
        }
        return palette;
    }

    /** @return blocks from one row of blocks to the next */
    int across() {
        return (int)(((long)header.width() + blockWidth - 1) / blockWidth);
    }

    private long down() {
        return ((long)header.height() + blockHeight - 1) / blockHeight;
    }

    /** @return rows that a block has at least */
    int rows(final int block) {
        return tiled ? blockHeight : Math.min(blockHeight, header.height() - block * blockHeight);
    }

    /** @return bytes of a block's row */
    int rowBytes() {
        return Math.toIntExact(header.rowBytes(blockWidth));
    }

    private void checkBlocks(final String where, final FileBytes bytes, final boolean sizesAbsent) throws CorruptData {
        // colour may lie in planes of its own; it is never read
        if (header.samples() == 1 && offsets.length != Math.multiplyExact(across(), down())) {
            throw new CorruptData("it has " + offsets.length + " strips or tiles instead of " + across() * down());
        }
        if (offsets.length != sizes.length) {
            throw new CorruptData("it has " + offsets.length + " strips or tiles, but sizes of " + sizes.length);
        }
        long all = 0;
        for (int i = 0; i < offsets.length; i++) {
            final long needed = header.samples() == 1
                ? compression.leastBytes(Math.multiplyExact(header.rowBytes(blockWidth), (long)rows(i)), rows(i)) : 0;
            if (sizesAbsent) {
                sizes[i] = compression == TiffCompression.NONE ? needed : Math.max(0, bytes.length() - offsets[i]);
            }
            if (!bytes.has(offsets[i], sizes[i])) {
                throw new CorruptData("its pixels reach to byte " + Math.addExact(offsets[i], sizes[i])
                    + ", but the file has only " + bytes.length());
            }
            all = Math.addExact(all, sizes[i]);
            SliceFile.requirePlausible(where, header, sizes[i], needed);
        }
        if (all > bytes.length()) {
            throw new CorruptData("its strips or tiles lie upon each other");
        }
    }
}
