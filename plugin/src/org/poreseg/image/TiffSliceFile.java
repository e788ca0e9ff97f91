package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteOrder;

import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.Decoder;
import org.poreseg.image.codec.FileBytes;
import org.poreseg.image.codec.FileRange;

/** A TIFF or BigTIFF file. Its blocks are unpacked row by row, so that a slice is never in memory twice. */
final class TiffSliceFile extends SliceFile {

    private final TiffDirectories m_directories;

    private TiffSliceFile(final FileBytes bytes, final TiffDirectories directories) {
        super(bytes);
        m_directories = directories;
    }

    /**
     * @param bytes the file, closed with the result
     * @return the open file, all of whose pages are there
     * @throws IOException if it cannot be read
     */
    static SliceFile open(final FileBytes bytes) throws IOException {
        return new TiffSliceFile(bytes, TiffDirectories.read(bytes));
    }

    @Override
    int count() {
        return m_directories.pages().size();
    }

    @Override
    SliceHeader header(final int index) {
        return m_directories.pages().get(index).header();
    }

    @Override
    ByteOrder order() {
        return m_directories.order();
    }

    @Override
    int[] palette(final int index) throws IOException {
        return m_directories.page(index).palette();
    }

    @Override
    void unpack(final int index, final Samples to) throws IOException {
        final TiffPage page = m_directories.page(index);
        final TiffPredictor predictor = new TiffPredictor(page, order());
        final byte[] row = new byte[page.rowBytes()];
        for (int block = 0; block < page.offsets().length; block++) {
            final FileRange in =
                new FileRange(bytes(), page.offsets()[block], page.sizes()[block], page.reversedBits());
            try (Decoder decoder = page.compression().decoder(in, page.blockWidth())) {
                unpack(page, block, decoder, predictor, row, to);
                requireEnd(page, block, decoder, row);
            } catch (final CorruptData e) {
                throw new CorruptData((page.tiled() ? "tile " : "strip ") + (block + 1) + ", " + e.getMessage(), e);
            }
        }
    }

    private void unpack(final TiffPage page, final int block, final Decoder decoder, final TiffPredictor predictor,
        final byte[] row, final Samples to) throws IOException {
        final int left = block % page.across() * page.blockWidth();
        final int top = block / page.across() * page.blockHeight();
        final int columns = Math.min(page.blockWidth(), page.header().width() - left);
        for (int i = 0; i < page.rows(block); i++) {
            decoder.read(row, 0, row.length);
            if (i < page.header().height() - top) {
                predictor.undo(row);
                to.put(row, left, top + i, columns);
            }
        }
    }

    /** Some writers fill the last strip up to the rows that the others have. Behind what is not packed may be more. */
    private static void requireEnd(final TiffPage page, final int block, final Decoder decoder, final byte[] row)
        throws IOException {
        if (page.compression() == TiffCompression.NONE) {
            return;
        }
        for (int i = page.rows(block); i < page.blockHeight() && !decoder.atEnd(); i++) {
            decoder.read(row, 0, row.length);
        }
        if (!decoder.atEnd()) {
            throw new CorruptData("the compressed data goes on behind the last pixel");
        }
    }
}
