package org.poreseg.unet.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;
import org.poreseg.files.WriteException;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/**
 * Patches packed in a scratch file that is deleted when the store is closed. First {@link #add} all patches, then
 * train; the number of patches costs no heap. One thread writes.
 * <p>
 * The file is written as a stream, so that a full disk is an error and not a crash, and read through memory-mapped
 * chunks.
 */
public final class PatchStore extends Patches implements AutoCloseable {

    /** Bytes of a mapped chunk, unless a single patch is larger. */
    private static final int CHUNK_BYTES = 1 << 26;

    /** Bytes that are written at a time, unless a single patch is larger. */
    private static final int WRITTEN_BYTES = 1 << 16;

    private final Path m_path;

    private final RandomAccessFile m_file;

    private final ByteBuffer m_record;

    private final int m_recordsPerChunk;

    /** Packed patches that are not in the file yet. */
    private final ByteBuffer m_pending;

    private final List<MappedByteBuffer> m_chunks = new ArrayList<>();

    private final CRC32C m_contents = new CRC32C();

    private long m_size;

    private boolean m_closed;

    private PatchStore(final Path path, final PatchFormat format) throws IOException {
        super(format);
        m_path = path;
        m_record = ByteBuffer.allocate(format.bytes());
        m_recordsPerChunk = Math.max(1, CHUNK_BYTES / format.bytes());
        m_pending = ByteBuffer.allocate(Math.max(1, WRITTEN_BYTES / format.bytes()) * format.bytes());
        m_file = new RandomAccessFile(path.toFile(), "rw");
        try {
            // where an open file can lose its name, not even a killed JVM leaves it behind
            Files.delete(path);
        } catch (final IOException ex) {
            // elsewhere it goes on close
        }
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
        final PatchFormat format = new PatchFormat(width, height, type);
        final Path path = Files.createTempFile(folder, "patches", ".scratch");
        try {
            return new PatchStore(path, format);
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
     * @throws UserError if size or pixel type is another than the store's, or a pixel is not a
     *             number
     * @throws IllegalStateException if the store was already read
     */
    public void add(final Slice patch, final Mask mask, final IntensityWindow window) throws IOException {
        if (!m_chunks.isEmpty()) {
            throw new IllegalStateException("Patches cannot be added once training has begun");
        }
        format().write(new Entry(patch, mask, window), m_record);
        m_contents.update(m_record.array());
        m_pending.put(m_record.array());
        if (!m_pending.hasRemaining()) {
            flush();
        }
        m_size++;
    }

    private void flush() throws IOException {
        try {
            m_file.write(m_pending.array(), 0, m_pending.position());
        } catch (final IOException ex) {
            throw WriteException.of("The scratch file of the patches,", m_path, ex);
        }
        m_pending.clear();
    }

    /**
     * Checks whether so many patches find room on the disk.
     *
     * @param patches how many patches will be added in all
     * @throws IOException if the disk does not tell its room
     * @throws UserError if they do not, with how much they need and how much there is
     */
    public void requireSpace(final long patches) throws IOException {
        final Path folder = m_path.getParent();
        final long needed = patches * format().bytes();
        final long there = Disk.of(folder).free();
        if (needed > there) {
            throw UserError
                .found("The scratch folder " + folder + " has room for " + Disk.text(there) + ", but " + patches
                    + " patches of " + width() + " × " + height() + " pixels with their masks need "
                    + Disk.text(needed))
                .advice("Make room there, choose another \"Scratch folder\", or train on fewer patches");
        }
    }

    @Override
    public long size() {
        return m_size;
    }

    @Override
    long fingerprint() {
        return m_contents.getValue();
    }

    @Override
    void openForReading() throws IOException {
        if (!m_chunks.isEmpty()) {
            return;
        }
        flush();
        final long bytes = m_size * format().bytes();
        final long chunk = (long)m_recordsPerChunk * format().bytes();
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

    @Override
    ByteBuffer packed(final long index) {
        final int bytes = format().bytes();
        return m_chunks.get((int)(index / m_recordsPerChunk)).slice((int)(index % m_recordsPerChunk) * bytes, bytes);
    }

    /** Deletes the scratch file; nobody may be reading. */
    @Override
    public void close() throws IOException {
        if (!m_closed) {
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
