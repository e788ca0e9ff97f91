package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteOrder;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.ByteCursor;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;
import org.poreseg.image.codec.FileRange;

/** A BMP file, as Windows and OS/2 write it. Its grey images have palettes of up to 256 colours. */
final class BmpSliceFile extends OneSliceFile {

    private static final int FILE_HEADER = 14;

    private static final int OLD_HEADER = 12;

    private static final int USUAL_HEADER = 40;

    private static final int NOT_PACKED = 0;

    private static final int RUNS_OF_8 = 1;

    private static final int RUNS_OF_4 = 2;

    /** Bit masks of colours of 16 or 32 bits, without and with transparency. */
    private static final int MASKS = 3;

    private static final int MASKS_OF_4 = 6;

    private final long m_pixels;

    private final boolean m_runs;

    private final boolean m_topDown;

    private BmpSliceFile(final FileBytes bytes, final Start start, final SliceHeader header, final int[] palette) {
        super(bytes, header, ByteOrder.LITTLE_ENDIAN, palette);
        m_pixels = start.pixels();
        m_runs = start.compression() == RUNS_OF_8 || start.compression() == RUNS_OF_4;
        m_topDown = start.height() < 0;
    }

    /** What stands before palette and pixels. */
    private record Start(long pixels, long paletteStart, int colourBytes, long width, long height, int bits,
        long compression, long colours) {
    }

    /**
     * @param bytes the file, closed with the result
     * @return the open file
     * @throws IOException if it cannot be read
     */
    static SliceFile open(final FileBytes bytes) throws IOException {
        final ByteCursor cursor = new ByteCursor(bytes, ByteOrder.LITTLE_ENDIAN);
        final Start start = readStart(cursor);
        final String name = bytes.file().toString();
        final boolean palette = start.bits() <= 8;
        final SliceHeader header = SliceHeader.of(name, start.width(), Math.abs(start.height()),
            palette ? start.bits() : 8, TiffTags.UNSIGNED, palette ? 1 : 3);
        requireKnown(name, start);
        if (!palette) {
            return new BmpSliceFile(bytes, start, header, null);
        }
        if (!bytes.has(start.pixels(), 0)) {
            throw new CorruptData("its pixels should begin at byte " + start.pixels() + ", but it has only "
                + bytes.length());
        }
        final long rows = Math.multiplyExact(paddedRow(header), (long)header.height());
        // two bytes of run lengths stand for at most 255 pixels
        requirePlausible(name, header, bytes.length() - start.pixels(),
            start.compression() == NOT_PACKED ? rows : header.pixels() / 255 * 2L);
        return new BmpSliceFile(bytes, start, header, readPalette(cursor, start));
    }

    private static Start readStart(final ByteCursor cursor) throws IOException {
        cursor.seek(10);
        final long pixels = cursor.unsignedInt();
        final long headerBytes = cursor.unsignedInt();
        final long palette = FILE_HEADER + headerBytes;
        if (headerBytes == OLD_HEADER) {
            final int width = cursor.unsignedShort();
            final int height = cursor.unsignedShort();
            cursor.unsignedShort();
            return new Start(pixels, palette, 3, width, height, cursor.unsignedShort(), NOT_PACKED, 0);
        }
        if (headerBytes < USUAL_HEADER && headerBytes != 16) {
            throw new CorruptData("its header has " + headerBytes + " bytes");
        }
        final int width = cursor.signedInt();
        final int height = cursor.signedInt();
        cursor.unsignedShort();
        final int bits = cursor.unsignedShort();
        if (headerBytes < USUAL_HEADER) {
            return new Start(pixels, palette, 4, width, height, bits, NOT_PACKED, 0);
        }
        final long compression = cursor.unsignedInt();
        cursor.seek(FILE_HEADER + 32);
        return new Start(pixels, palette, 4, width, height, bits, compression, cursor.unsignedInt());
    }

    private static void requireKnown(final String name, final Start start) {
        final boolean known = switch (start.bits()) {
            case 1 -> start.compression() == NOT_PACKED;
            case 4 -> start.compression() == NOT_PACKED || start.compression() == RUNS_OF_4;
            case 8 -> start.compression() == NOT_PACKED || start.compression() == RUNS_OF_8;
            case 16, 24, 32 -> start.compression() == NOT_PACKED || start.compression() == MASKS
                || start.compression() == MASKS_OF_4;
            default -> false;
        };
        if (!known) {
            throw UserError.found(name + ": a BMP image of " + start.bits() + " bits a pixel with compression "
                + start.compression() + " cannot be read").advice("Save it uncompressed with 8 bits");
        }
    }

    /** Some writers leave out the colours at the end that no pixel has. */
    private static int[] readPalette(final ByteCursor cursor, final Start start) throws IOException {
        final long all = 1L << start.bits();
        final long asked = start.colours() == 0 ? all : start.colours();
        final long room = (start.pixels() - start.paletteStart()) / start.colourBytes();
        if (asked > all || room < 1) {
            throw new CorruptData("it has " + asked + " colours of " + start.bits() + " bits, and room for " + room);
        }
        final int[] palette = new int[(int)Math.min(asked, room)];
        cursor.seek(start.paletteStart());
        for (int i = 0; i < palette.length; i++) {
            palette[i] = cursor.unsignedByte() | cursor.unsignedByte() << 8 | cursor.unsignedByte() << 16;
            if (start.colourBytes() == 4) {
                cursor.unsignedByte();
            }
        }
        return palette;
    }

    /** Rows are padded to 4 bytes. */
    private static long paddedRow(final SliceHeader header) {
        return Math.addExact(header.rowBytes(header.width()), 3) / 4 * 4;
    }

    @Override
    void unpack(final int index, final Samples to) throws IOException {
        final FileRange in = new FileRange(bytes(), m_pixels, bytes().length() - m_pixels, false);
        final byte[] row = new byte[Math.toIntExact(paddedRow(header()))];
        final BmpRuns runs = m_runs ? new BmpRuns(in, header().bits(), header().width()) : null;
        for (int i = 0; i < header().height(); i++) {
            if (m_runs) {
                runs.readRow(row, i == header().height() - 1);
            } else if (in.readNBytes(row, 0, row.length) < row.length) {
                throw new CorruptData("the pixels end early");
            }
            to.put(row, 0, m_topDown ? i : header().height() - 1 - i, header().width());
        }
    }
}
