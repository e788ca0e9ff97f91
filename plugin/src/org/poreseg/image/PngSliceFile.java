package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

import org.poreseg.image.codec.ByteCursor;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.DeflateDecoder;
import org.poreseg.image.codec.FileBytes;

/** A PNG file. All its checksums are checked, but for those of chunks that have nothing to do with the pixels. */
final class PngSliceFile extends OneSliceFile {

    private static final int SIGNATURE = 8;

    private static final int HEADER = PngChunks.type("IHDR");

    private static final int PALETTE = PngChunks.type("PLTE");

    private static final int PIXELS = PngChunks.type("IDAT");

    private static final int END = PngChunks.type("IEND");

    private static final Set<Integer> KNOWN = Set.of(HEADER, PALETTE, PIXELS, END);

    private static final int HEADER_BYTES = 13;

    private static final int CHUNK_BYTES = 12;

    private static final int INDEXED = 3;

    /** Column, row, columns from one pixel to the next, rows likewise of the seven passes of an interlaced image. */
    static final int[][] PASSES = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4},
        {1, 0, 2, 2}, {0, 1, 1, 2}};

    static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final boolean m_interlaced;

    /** Where the first chunk of pixels begins. */
    private final long m_pixels;

    private PngSliceFile(final FileBytes bytes, final SliceHeader header, final boolean interlaced,
        final int[] palette, final long pixels) {
        super(bytes, header, ByteOrder.BIG_ENDIAN, palette);
        m_interlaced = interlaced;
        m_pixels = pixels;
    }

    /**
     * @param bytes the file, closed with the result
     * @return the open file, of which all before the pixels was read
     * @throws IOException if it cannot be read
     */
    static SliceFile open(final FileBytes bytes) throws IOException {
        final ByteCursor cursor = new ByteCursor(bytes, ByteOrder.BIG_ENDIAN);
        if (cursor.signedLong() != 0x8950_4e47_0d0a_1a0aL) {
            throw new CorruptData("its first bytes were changed, as by a transfer of text");
        }
        final PngChunks chunks = new PngChunks(bytes, SIGNATURE);
        if (chunks.next() != HEADER || chunks.left() != HEADER_BYTES) {
            throw new CorruptData("it does not begin with a header");
        }
        chunks.data(HEADER_BYTES);
        cursor.seek(SIGNATURE + 8);
        final long width = cursor.unsignedInt();
        final long height = cursor.unsignedInt();
        final int bits = cursor.unsignedByte();
        final int colours = cursor.unsignedByte();
        final int methods = cursor.unsignedShort();
        final int interlace = cursor.unsignedByte();
        final int samples = samples(colours, bits);
        if (samples == 0 || methods != 0 || interlace > 1) {
            throw new CorruptData("its header has colour type " + colours + " with " + bits + " bits, methods "
                + methods + " and " + interlace);
        }
        final String name = bytes.file().toString();
        final SliceHeader header = SliceHeader.of(name, width, height, bits, TiffTags.UNSIGNED, samples);
        long at = SIGNATURE + CHUNK_BYTES + HEADER_BYTES;
        int[] palette = null;
        for (int type = chunks.next(); type != PIXELS; type = chunks.next()) {
            at += CHUNK_BYTES + chunks.left();
            if (type == PALETTE && palette == null) {
                palette = palette(chunks.data(3 << Math.min(8, bits)));
            } else if (chunks.isAncillary()) {
                chunks.pass();
            } else {
                throw unexpected(chunks);
            }
        }
        if (colours == INDEXED && palette == null) {
            throw new CorruptData("it has no palette");
        }
        requirePlausible(name, header, bytes.length() - at,
            Math.multiplyExact(header.rowBytes(width), height) / DeflateDecoder.LARGEST_RATIO);
        return new PngSliceFile(bytes, header, interlace == 1, colours == INDEXED ? palette : null, at);
    }

    /** @return samples of a pixel; 0 if there are no such images */
    private static int samples(final int colours, final int bits) {
        final boolean small = bits == 1 || bits == 2 || bits == 4;
        final boolean large = bits == 8 || bits == 16;
        return switch (colours) {
            case 0 -> small || large ? 1 : 0;
            case 2 -> large ? 3 : 0;
            case INDEXED -> small || bits == 8 ? 1 : 0;
            case 4 -> large ? 2 : 0;
            case 6 -> large ? 4 : 0;
            default -> 0;
        };
    }

    private static int[] palette(final byte[] data) throws CorruptData {
        if (data.length == 0 || data.length % 3 != 0) {
            throw new CorruptData("its palette has " + data.length + " bytes");
        }
        final int[] palette = new int[data.length / 3];
        for (int i = 0; i < data.length; i++) {
            palette[i / 3] = palette[i / 3] << 8 | data[i] & 0xff;
        }
        return palette;
    }

    private static IOException unexpected(final PngChunks chunks) {
        return new CorruptData("it has a chunk " + chunks.name() + (KNOWN.contains(chunks.type())
            ? " at the wrong place" : ", without which it cannot be read and which is not known"));
    }

    @Override
    void unpack(final int index, final Samples to) throws IOException {
        final PngChunks chunks = new PngChunks(bytes(), m_pixels);
        chunks.next();
        try (DeflateDecoder pixels = new DeflateDecoder(chunks)) {
            for (final int[] pass : m_interlaced ? PASSES : ONE_PASS) {
                unpack(pixels, pass, to);
            }
            if (!pixels.atEnd()) {
                throw new CorruptData("the compressed data goes on behind the last pixel");
            }
        }
        readRest(chunks);
    }

    private void unpack(final DeflateDecoder pixels, final int[] pass, final Samples to) throws IOException {
        final int columns = (header().width() - pass[0] + pass[2] - 1) / pass[2];
        if (columns < 1) {
            return;
        }
        final PngRow row =
            new PngRow(Math.toIntExact(header().rowBytes(columns)), Math.max(1, header().bits() / 8));
        for (int y = pass[1]; y < header().height(); y += pass[3]) {
            row.read(pixels);
            if (pass[2] == 1) {
                to.put(row.bytes(), 0, y, columns);
            } else {
                to.putSpread(row.bytes(), pass[0], y, columns, pass[2]);
            }
        }
    }

    /** A file that ends without its last chunk is not whole, even if its pixels are. */
    private static void readRest(final PngChunks chunks) throws IOException {
        final byte[] unused = new byte[1 << 10];
        while (chunks.read(unused, 0, unused.length) >= 0) {
            // behind the end of the compressed data; its checksum counts all the same
        }
        for (int type = chunks.type(); type != END; type = chunks.next()) {
            if (!chunks.isAncillary()) {
                throw unexpected(chunks);
            }
            chunks.pass();
        }
        chunks.data(0);
    }
}
