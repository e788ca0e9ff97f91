package org.poreseg.image;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

import org.poreseg.errors.UserError;
import org.poreseg.files.WholeFile;

/**
 * Writes a stack as a multi-page TIFF, slice by slice, deflate-compressed: masks as 8 bit (255 = pore, 0 = solid),
 * probabilities as 32-bit float, slices in their native pixel type. All pages of a file have one size and one type.
 *
 * <p>The pages go to a temporary file beside the target, which takes the target's name in {@link #commit()}. A writer
 * that is closed without a commit leaves nothing behind, and an older file under the target's name as it was.
 *
 * <p>The pages are laid out here and not by the imaging library that reads them, because that one writes no
 * floating-point samples.
 */
public final class TiffStackWriter implements Closeable {

    /** Uncompressed bytes in a strip, about: small enough for readers that want a part, large enough to compress. */
    private static final int STRIP_BYTES = 1 << 18;

    private static final long CLASSIC_LIMIT = 0xffff_ffffL;

    private final WholeFile m_whole;

    /** The name that the finished file gets, for messages. */
    private final Path m_target;

    private final boolean m_bigTiff;

    private final RandomAccessFile m_file;

    private final Deflater m_deflater = new Deflater();

    private final byte[] m_deflated = new byte[1 << 16];

    /** Where the offset of the next page's directory goes. */
    private long m_nextLink;

    private PageFormat m_format;

    private boolean m_open = true;

    private TiffStackWriter(final Path target, final WholeFile whole, final boolean bigTiff) throws IOException {
        m_target = target;
        m_whole = whole;
        m_bigTiff = bigTiff;
        m_file = new RandomAccessFile(whole.unfinished().toFile(), "rw");
        final ByteBuffer header = buffer(bigTiff ? 16 : 8).put((byte)'I').put((byte)'I');
        if (bigTiff) {
            header.putShort((short)43).putShort((short)8).putShort((short)0);
        } else {
            header.putShort((short)42);
        }
        m_nextLink = header.position();
        try {
            m_file.write(header.array());
        } catch (final IOException e) {
            release();
            throw e;
        }
    }

    /**
     * Starts a file. Folders on the way to it are created.
     *
     * @param file the name under which the finished stack is to appear; an existing file is replaced on commit
     * @param bigTiff whether to write BigTIFF, which has no 4 GiB limit but is unknown to some programs
     * @return the writer, to be closed
     * @throws IOException if nothing can be written there
     */
    public static TiffStackWriter create(final Path file, final boolean bigTiff) throws IOException {
        final Path target = file.toAbsolutePath();
        WholeFile whole = null;
        try {
            whole = WholeFile.begin(target);
            return new TiffStackWriter(target, whole, bigTiff);
        } catch (final IOException e) {
            if (whole != null) {
                whole.close();
            }
            throw new IOException("Cannot write " + target + ": the folder cannot be created or written to (" + e + ")",
                e);
        }
    }

    /**
     * Appends a mask as 8-bit page, 255 = pore, 0 = solid.
     *
     * @param mask the next slice
     * @throws IOException if it cannot be written
     * @throws UserError if it has another size or type than the pages before, or makes the file too large
     */
    public void append(final Mask mask) throws IOException {
        append(new PageFormat(mask.width(), mask.height(), PixelType.UINT8), (to, first, count) -> {
            for (int i = 0; i < count; i++) {
                to.put(mask.isPore(first + i) ? (byte)255 : 0);
            }
        });
    }

    /**
     * Appends probabilities as 32-bit float page.
     *
     * @param map the next slice
     * @throws IOException if it cannot be written
     * @throws UserError if it has another size or type than the pages before, or makes the file too large
     */
    public void append(final ProbabilityMap map) throws IOException {
        append(new Slice(map.width(), map.height(), PixelType.FLOAT32, map.values()));
    }

    /**
     * Appends a slice in its native pixel type.
     *
     * @param slice the next slice
     * @throws IOException if it cannot be written
     * @throws UserError if it has another size or type than the pages before, or makes the file too large
     */
    public void append(final Slice slice) throws IOException {
        append(new PageFormat(slice.width(), slice.height(), slice.type()), (to, first, count) -> {
            if (slice.pixels() instanceof byte[] bytes) {
                to.put(bytes, first, count);
            } else if (slice.pixels() instanceof short[] shorts) {
                to.asShortBuffer().put(shorts, first, count);
            } else {
                to.asFloatBuffer().put((float[])slice.pixels(), first, count);
            }
        });
    }

    /**
     * Finishes the file and gives it its name, in one step where the file system can.
     *
     * @throws IOException if the file cannot be finished; nothing is then left under the name
     * @throws IllegalStateException if no slice was appended, or the file is closed
     */
    public void commit() throws IOException {
        if (!m_open) {
            throw new IllegalStateException("The stack " + m_target + " is already closed");
        }
        if (m_format == null) {
            throw new IllegalStateException("The stack " + m_target + " has no slices");
        }
        release();
        m_whole.commit();
    }

    /** Throws the unfinished file away, unless it was committed. */
    @Override
    public void close() throws IOException {
        try {
            if (m_open) {
                release();
            }
        } finally {
            m_whole.close();
        }
    }

    private void release() throws IOException {
        m_open = false;
        m_deflater.end();
        m_file.close();
    }

    /** What all pages of a file share. */
    private record PageFormat(int width, int height, PixelType type) {

        int sampleBytes() {
            return switch (type) {
                case UINT8, INT8 -> 1;
                case UINT16, INT16 -> 2;
                case FLOAT32 -> 4;
            };
        }

        int rowBytes() {
            return Math.multiplyExact(width, sampleBytes());
        }

        int sampleFormat() {
            return switch (type) {
                case UINT8, UINT16 -> TiffTags.UNSIGNED;
                case INT8, INT16 -> TiffTags.SIGNED;
                case FLOAT32 -> TiffTags.FLOAT;
            };
        }

        /** Differences of neighbours compress integers well; floats stay as they are. */
        int predictor() {
            return type == PixelType.FLOAT32 ? 1 : 2;
        }

        @Override
        public String toString() {
            return width + " × " + height + " pixels of " + type.label();
        }
    }

    /** Hands over samples, strip by strip, so that a slice is never in memory twice. */
    private interface Pixels {
        void put(ByteBuffer to, int first, int count);
    }

    private void append(final PageFormat format, final Pixels pixels) throws IOException {
        if (!m_open) {
            throw new IllegalStateException("The stack " + m_target + " is already closed");
        }
        if (m_format != null && !m_format.equals(format)) {
            throw UserError.found("A slice of " + format + " cannot be appended to " + m_target)
                .expected("Its slices have " + m_format);
        }
        m_format = format;
        final int rows = Math.min(format.height(), Math.max(1, STRIP_BYTES / format.rowBytes()));
        final ByteBuffer samples = buffer(rows * format.rowBytes());
        final List<byte[]> strips = new ArrayList<>();
        for (int row = 0; row < format.height(); row += rows) {
            final int count = Math.min(rows, format.height() - row);
            pixels.put(samples.clear(), row * format.width(), count * format.width());
            if (format.predictor() == 2) {
                difference(format, samples, count);
            }
            strips.add(deflate(samples.array(), count * format.rowBytes()));
        }
        try {
            writePage(format, rows, strips);
        } catch (final IOException e) {
            throw m_whole.failure(e);
        }
    }

    /** Replaces each sample but a row's first by its difference to the one before (TIFF 6.0, section 14). */
    private static void difference(final PageFormat format, final ByteBuffer samples, final int rows) {
        for (int row = 0; row < rows; row++) {
            final int start = row * format.rowBytes();
            for (int x = format.width() - 1; x > 0; x--) {
                if (format.sampleBytes() == 1) {
                    samples.put(start + x, (byte)(samples.get(start + x) - samples.get(start + x - 1)));
                } else {
                    final int at = start + 2 * x;
                    samples.putShort(at, (short)(samples.getShort(at) - samples.getShort(at - 2)));
                }
            }
        }
    }

    private byte[] deflate(final byte[] bytes, final int length) {
        m_deflater.reset();
        m_deflater.setInput(bytes, 0, length);
        m_deflater.finish();
        final ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 2 + 64);
        while (!m_deflater.finished()) {
            packed.write(m_deflated, 0, m_deflater.deflate(m_deflated));
        }
        return packed.toByteArray();
    }

    /** Directory, lists of strip offsets and sizes, strips; then the link from the page before. */
    private void writePage(final PageFormat format, final int rowsPerStrip, final List<byte[]> strips)
        throws IOException {
        final long start = m_file.length() + (m_file.length() & 1);
        final int entries = 11;
        final int word = m_bigTiff ? 8 : 4;
        final int directoryBytes = m_bigTiff ? 8 + entries * 20 + 8 : 2 + entries * 12 + 4;
        final boolean inline = strips.size() == 1;
        final long lists = start + directoryBytes;
        final int listBytes = inline ? 0 : strips.size() * word;
        final long[] offsets = new long[strips.size()];
        final long[] sizes = new long[strips.size()];
        long end = lists + 2L * listBytes;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = end;
            sizes[i] = strips.get(i).length;
            end += sizes[i];
        }
        if (!m_bigTiff && end > CLASSIC_LIMIT) {
            throw UserError.found("Cannot write " + m_target + ": it would become larger than the 4 GiB a TIFF file "
                + "can have").advice("Write a BigTIFF or fewer slices");
        }

        final ByteBuffer head = buffer(directoryBytes + 2 * listBytes);
        putCount(head, entries);
        putEntry(head, TiffTags.WIDTH, format.width());
        putEntry(head, TiffTags.HEIGHT, format.height());
        putEntry(head, TiffTags.BITS_PER_SAMPLE, 8 * format.sampleBytes());
        putEntry(head, TiffTags.COMPRESSION, TiffTags.DEFLATE);
        putEntry(head, TiffTags.PHOTOMETRIC, TiffTags.BLACK_IS_ZERO);
        putList(head, TiffTags.STRIP_OFFSETS, strips.size(), inline ? offsets[0] : lists);
        putEntry(head, TiffTags.SAMPLES_PER_PIXEL, 1);
        putEntry(head, TiffTags.ROWS_PER_STRIP, rowsPerStrip);
        putList(head, TiffTags.STRIP_BYTE_COUNTS, strips.size(), inline ? sizes[0] : lists + listBytes);
        putEntry(head, TiffTags.PREDICTOR, format.predictor());
        putEntry(head, TiffTags.SAMPLE_FORMAT, format.sampleFormat());
        final long link = start + head.position();
        putWord(head, 0);
        if (!inline) {
            for (final long offset : offsets) {
                putWord(head, offset);
            }
            for (final long size : sizes) {
                putWord(head, size);
            }
        }

        m_file.seek(start);
        m_file.write(head.array());
        for (final byte[] strip : strips) {
            m_file.write(strip);
        }
        final ByteBuffer next = buffer(word);
        putWord(next, start);
        m_file.seek(m_nextLink);
        m_file.write(next.array());
        m_nextLink = link;
    }

    private void putCount(final ByteBuffer to, final int entries) {
        if (m_bigTiff) {
            to.putLong(entries);
        } else {
            to.putShort((short)entries);
        }
    }

    /** A single number: SHORT where it fits, as baseline readers expect of most tags, else LONG. */
    private void putEntry(final ByteBuffer to, final int tag, final int value) {
        final boolean isShort = value <= 0xffff;
        putEntryHead(to, tag, isShort ? TiffTags.TYPE_SHORT : TiffTags.TYPE_LONG, 1);
        // little-endian: a short value in a wider field stands in its first bytes
        putWord(to, value);
    }

    private void putList(final ByteBuffer to, final int tag, final int count, final long valueOrOffset) {
        putEntryHead(to, tag, m_bigTiff ? TiffTags.TYPE_LONG8 : TiffTags.TYPE_LONG, count);
        putWord(to, valueOrOffset);
    }

    private void putEntryHead(final ByteBuffer to, final int tag, final int type, final int count) {
        to.putShort((short)tag).putShort((short)type);
        putWord(to, count);
    }

    private void putWord(final ByteBuffer to, final long value) {
        if (m_bigTiff) {
            to.putLong(value);
        } else {
            to.putInt((int)value);
        }
    }

    private static ByteBuffer buffer(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
