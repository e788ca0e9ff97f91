package org.poreseg.unet.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.progress.WorkMonitor;

/**
 * Training patches with their masks, packed in their native type in a scratch file that is deleted when the store is
 * closed. First {@link #add} all patches, then train; the number of patches costs no heap, but for four bytes a patch
 * in a view. One thread writes.
 * <p>
 * A record of the file is the intensity window (two doubles), the mask's words and the pixels, little-endian. It is
 * written as a stream, so that a full disk is an error and not a crash, and read through memory-mapped chunks.
 */
public final class PatchStore implements AutoCloseable {

    /** What width and height of a patch may be, in pixels. */
    private static final Range SIDE = Range.of(1, 1 << 20);

    private static final int WINDOW_BYTES = 2 * Double.BYTES;

    /** A view looks for a cancel once in so many patches. */
    private static final int PATCHES_BETWEEN_LOOKS = 1000;

    /** Bytes of a mapped chunk, unless a single record is larger. */
    private static final int CHUNK_BYTES = 1 << 26;

    private final int m_width;

    private final int m_height;

    private final PixelType m_type;

    private final Path m_path;

    private final RandomAccessFile m_file;

    private final ByteBuffer m_record;

    private final int m_recordsPerChunk;

    private final ByteBuffer m_pending;

    private final List<MappedByteBuffer> m_chunks = new ArrayList<>();

    private final CRC32C m_contents = new CRC32C();

    private long m_size;

    private boolean m_closed;

    /** The store that this one is a view of; {@code null} for a store with a file of its own. */
    private final PatchStore m_whole;

    /** Which patches of the whole this view has, in its order; {@code null} without a whole. */
    private final int[] m_indices;

    private PatchStore(final Path path, final int width, final int height, final PixelType type, final int recordBytes)
        throws IOException {
        m_whole = null;
        m_indices = null;
        m_path = path;
        m_width = width;
        m_height = height;
        m_type = type;
        m_record = ByteBuffer.allocate(recordBytes).order(ByteOrder.LITTLE_ENDIAN);
        m_recordsPerChunk = Math.max(1, CHUNK_BYTES / recordBytes);
        m_pending = ByteBuffer.allocate(Math.max(1, (1 << 16) / recordBytes) * recordBytes);
        m_file = new RandomAccessFile(path.toFile(), "rw");
        try {
            // where an open file can lose its name, not even a killed JVM leaves it behind
            Files.delete(path);
        } catch (final IOException ex) {
            // elsewhere it goes on close
        }
    }

    private PatchStore(final PatchStore whole, final int[] indices) {
        m_whole = whole;
        m_indices = indices;
        m_path = null;
        m_width = whole.m_width;
        m_height = whole.m_height;
        m_type = whole.m_type;
        m_file = null;
        m_record = null;
        m_recordsPerChunk = 0;
        m_pending = null;
        m_size = indices.length;
    }

    /**
     * A view of some patches of this store, for trainings that share patches. It reads from this store's file, so it is
     * of no use once this store is closed, and need not be closed itself. Ends writing.
     *
     * @param indices the patches in the view's order, each an index in the order of adding, from 0; not to be changed
     * @param monitor progress and cancel: the patches are read once for their fingerprint
     * @return the view
     * @throws IOException if the file cannot be written or mapped
     * @throws IllegalArgumentException if there is no patch of an index
     */
    public PatchStore subset(final int[] indices, final WorkMonitor monitor) throws IOException {
        for (final int index : indices) {
            if (index < 0 || index >= m_size) {
                throw new IllegalArgumentException("There is no patch " + index + " among " + m_size);
            }
        }
        openForReading();
        final PatchStore view = new PatchStore(this, indices);
        for (int i = 0; i < indices.length; i++) {
            if (i % PATCHES_BETWEEN_LOOKS == 0) {
                monitor.checkCanceled();
                monitor.report((double)i / indices.length, "Checking patch " + (i + 1) + " of " + indices.length);
            }
            updateContents(indices[i], view.m_contents);
        }
        return view;
    }

    /**
     * @param folder where the scratch file is made; must exist
     * @param width columns of every patch
     * @param height rows of every patch
     * @param type pixel type of every patch
     * @return an empty store
     * @throws IOException if the scratch file cannot be made
     * @throws UserError if a patch would be empty or larger than 2 GB
     */
    public static PatchStore create(final Path folder, final int width, final int height, final PixelType type)
        throws IOException {
        SIDE.require("The patch width", width);
        SIDE.require("The patch height", height);
        final long pixels = (long)width * height;
        final long bytes = WINDOW_BYTES + (pixels + 63) / 64 * Long.BYTES + pixels * type.bytes();
        if (bytes > Integer.MAX_VALUE - 16) {
            throw UserError.found("Patches of " + width + " × " + height + " pixels are too large");
        }
        final Path path = Files.createTempFile(folder, "patches", ".scratch");
        try {
            return new PatchStore(path, width, height, type, (int)bytes);
        } catch (final IOException | RuntimeException | Error ex) {
            Files.deleteIfExists(path);
            throw ex;
        }
    }

    /**
     * @param patch the grey patch
     * @param mask its mask, true = pore
     * @param window the window that scales its pixels
     * @throws IOException if the scratch file cannot grow
     * @throws UserError if size or pixel type is another than the store's, or a pixel is not a number
     * @throws IllegalStateException if the store was already read
     */
    public void add(final Slice patch, final Mask mask, final IntensityWindow window) throws IOException {
        if (m_whole != null || !m_chunks.isEmpty()) {
            throw new IllegalStateException("Patches cannot be added once training has begun");
        }
        requireFits("patch", patch.width(), patch.height());
        requireFits("mask", mask.width(), mask.height());
        if (patch.type() != m_type) {
            throw UserError.found("A patch is " + patch.type().label() + ", those before it " + m_type.label())
                .expected("All patches of a training need one pixel type");
        }
        m_record.clear();
        m_record.putDouble(window.low()).putDouble(window.high());
        m_record.asLongBuffer().put(mask.words(), 0, words());
        m_record.position(m_record.position() + words() * Long.BYTES);
        switch (m_type) {
            case UINT8, INT8 -> m_record.put((byte[])patch.pixels());
            case UINT16, INT16 -> m_record.asShortBuffer().put((short[])patch.pixels());
            case FLOAT32 -> m_record.asFloatBuffer().put(requireNumbers((float[])patch.pixels()));
        }
        m_contents.update(m_record.array());
        m_pending.put(m_record.array());
        if (!m_pending.hasRemaining()) {
            flush();
        }
        m_size++;
    }

    private void requireFits(final String what, final int width, final int height) {
        if (width != m_width || height != m_height) {
            throw UserError.found("A " + what + " has " + width + " × " + height + " pixels instead of " + m_width
                + " × " + m_height).expected("All patches of a training need one size");
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

    private void flush() throws IOException {
        try {
            m_file.write(m_pending.array(), 0, m_pending.position());
        } catch (final IOException ex) {
            throw new IOException("The scratch file of the patches cannot be written in " + m_path.getParent() + ": "
                + ex.getMessage(), ex);
        }
        m_pending.clear();
    }

    /**
     * Checks whether so many patches find room on the disk.
     *
     * @param patches how many patches will be added in all
     * @throws IOException if they do not, with how much they need and how much there is
     */
    public void requireSpace(final long patches) throws IOException {
        final Path folder = m_path.getParent();
        final long needed = patches * m_record.capacity();
        final long there = Files.getFileStore(folder).getUsableSpace();
        if (needed > there) {
            throw new IOException(String.format("The scratch folder %s has room for %.1f GB, but %d patches of %d × "
                + "%d pixels with their masks need %.1f GB", folder, there / 1e9, patches, m_width, m_height,
                needed / 1e9));
        }
    }

    private int words() {
        return (int)(((long)m_width * m_height + 63) >> 6);
    }

    /** @return number of patches */
    public long size() {
        return m_size;
    }

    /** @return columns of every patch */
    public int width() {
        return m_width;
    }

    /** @return rows of every patch */
    public int height() {
        return m_height;
    }

    /** @return pixel type of every patch */
    public PixelType type() {
        return m_type;
    }

    /** @return a number that tells stores with other contents, or another order of them, apart */
    long fingerprint() {
        return m_contents.getValue();
    }

    /**
     * Ends writing and maps the file. To be called before {@link #read}.
     *
     * @throws IOException if the file cannot be written or mapped
     */
    void openForReading() throws IOException {
        if (m_whole != null) {
            m_whole.openForReading();
            return;
        }
        if (!m_chunks.isEmpty()) {
            return;
        }
        flush();
        final long bytes = m_size * m_record.capacity();
        final long chunk = (long)m_recordsPerChunk * m_record.capacity();
        try {
            for (long start = 0; start < bytes; start += chunk) {
                m_chunks.add(m_file.getChannel().map(FileChannel.MapMode.READ_ONLY, start,
                    Math.min(chunk, bytes - start)));
            }
        } catch (final ClosedByInterruptException ex) {
            final CancellationException canceled = new CancellationException("Interrupted");
            canceled.initCause(ex);
            throw canceled;
        }
    }

    /**
     * One patch of the store. Any thread may read once the store is open for reading.
     *
     * @param patch the grey patch
     * @param mask its mask
     * @param window its intensity window
     */
    record Entry(Slice patch, Mask mask, IntensityWindow window) {
    }

    /** @param index the patch's index in the order of adding, from 0 */
    Entry read(final long index) {
        if (m_whole != null) {
            return m_whole.read(m_indices[(int)index]);
        }
        final ByteBuffer from = record(index);
        final IntensityWindow window = new IntensityWindow(from.getDouble(), from.getDouble());
        final Mask mask = mask(index);
        from.position(WINDOW_BYTES + words() * Long.BYTES);
        final int count = m_width * m_height;
        final Object pixels = switch (m_type) {
            case UINT8, INT8 -> {
                final byte[] values = new byte[count];
                from.get(values);
                yield values;
            }
            case UINT16, INT16 -> {
                final short[] values = new short[count];
                from.asShortBuffer().get(values);
                yield values;
            }
            case FLOAT32 -> {
                final float[] values = new float[count];
                from.asFloatBuffer().get(values);
                yield values;
            }
        };
        return new Entry(new Slice(m_width, m_height, m_type, pixels), mask, window);
    }

    private Mask mask(final long index) {
        if (m_whole != null) {
            return m_whole.mask(m_indices[(int)index]);
        }
        final long[] words = new long[words()];
        record(index).position(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return new Mask(m_width, m_height, words);
    }

    private ByteBuffer record(final long index) {
        final int record = m_record.capacity();
        final ByteBuffer chunk = m_chunks.get((int)(index / m_recordsPerChunk));
        return chunk.slice((int)(index % m_recordsPerChunk) * record, record).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void updateContents(final int index, final CRC32C contents) {
        if (m_whole != null) {
            m_whole.updateContents(m_indices[index], contents);
        } else {
            contents.update(record(index));
        }
    }

    /** Deletes the scratch file; nobody may be reading. Does nothing for a view. */
    @Override
    public void close() throws IOException {
        if (m_whole == null && !m_closed) {
            m_closed = true;
            m_chunks.forEach(MappedMemory::release);
            m_chunks.clear();
            try {
                m_file.close();
            } finally {
                Files.deleteIfExists(m_path);
            }
        }
    }
}
