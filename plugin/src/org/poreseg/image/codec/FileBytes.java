package org.poreseg.image.codec;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.poreseg.errors.UserError;

/**
 * An open file of a length that is known and stays so: a regular file, never a pipe, a device or a folder, which could
 * block or have no end.
 */
public final class FileBytes implements Closeable {

    /** As much is asked of the system at once: it keeps a buffer of that size for each thread that reads. */
    private static final int PIECE = 1 << 18;

    private final Path m_file;

    private final FileChannel m_channel;

    private final long m_length;

    private final FileTime m_modified;

    private FileBytes(final Path file, final FileChannel channel, final BasicFileAttributes found) {
        m_file = file;
        m_channel = channel;
        m_length = found.size();
        m_modified = found.lastModifiedTime();
    }

    /**
     * @param file a file, or a link to one
     * @return its bytes
     * @throws IOException if it cannot be read
     * @throws UserError if it is not there or is no regular file
     * @throws CancellationException if the thread is interrupted
     */
    public static FileBytes open(final Path file) throws IOException {
        final BasicFileAttributes found = requireRegular(file);
        try {
            return new FileBytes(file, FileChannel.open(file), found);
        } catch (final NoSuchFileException e) {
            throw missing(file, e);
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * @param file a file, or a link to one
     * @return what the system says of it
     * @throws IOException if it cannot be asked
     * @throws UserError if it is not there or is no regular file; it has then not been opened
     */
    public static BasicFileAttributes requireRegular(final Path file) throws IOException {
        final BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (final NoSuchFileException e) {
            throw missing(file, e);
        } catch (final IOException e) {
            throw unreadable(file, e);
        }
        if (!found.isRegularFile()) {
            throw UserError.found(file + (found.isDirectory() ? " is a folder" : " is a pipe, a device or a socket"))
                .expected("Needed is a file");
        }
        return found;
    }

    private static UserError missing(final Path file, final IOException cause) {
        return UserError.found("There is no file " + file).causedBy(cause);
    }

    private static IOException unreadable(final Path file, final IOException cause) {
        return new IOException(file + " cannot be read: " + cause.getMessage(), cause);
    }

    /** A cancelled node's thread is interrupted; the channel it was reading from is closed by that. */
    private static CancellationException canceled(final ClosedByInterruptException cause) {
        final CancellationException canceled = new CancellationException("Interrupted while reading a file");
        canceled.initCause(cause);
        return canceled;
    }

    /** @return the file, for messages */
    public Path file() {
        return m_file;
    }

    /** @return its length when it was opened, in bytes */
    public long length() {
        return m_length;
    }

    /**
     * @param at the first byte's position
     * @param count a number of bytes
     * @return whether the file has them all
     */
    public boolean has(final long at, final long count) {
        return at >= 0 && count >= 0 && count <= m_length && at <= m_length - count;
    }

    /**
     * Reads bytes that {@link #has the file has}.
     *
     * @param at the first byte's position in the file
     * @param to where they go
     * @param from the place of the first in it
     * @param count how many
     * @throws IOException if they cannot be read, or the file has become shorter since it was opened
     * @throws IllegalArgumentException if it never had them
     * @throws CancellationException if the thread is interrupted
     */
    public void read(final long at, final byte[] to, final int from, final int count) throws IOException {
        if (!has(at, count)) {
            throw new IllegalArgumentException(count + " bytes at " + at + " of " + m_length);
        }
        for (int done = 0; done < count;) {
            final int read = read(at + done, ByteBuffer.wrap(to, from + done, Math.min(PIECE, count - done)));
            if (read < 0) {
                throw changed("it had " + m_length + " bytes, and now ends at byte " + (at + done));
            }
            done += read;
        }
    }

    private int read(final long at, final ByteBuffer to) throws IOException {
        try {
            return m_channel.read(to, at);
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException e) {
            throw unreadable(m_file, e);
        }
    }

    /**
     * To be called after pixels were read, which are worth nothing if they are of two files.
     *
     * @throws IOException if the file is no longer what it was when it was opened
     */
    public void requireUnchanged() throws IOException {
        final BasicFileAttributes now;
        try {
            now = Files.readAttributes(m_file, BasicFileAttributes.class);
        } catch (final IOException e) {
            throw changed("it is no longer there (" + e + ")");
        }
        if (now.size() != m_length) {
            throw changed("it had " + m_length + " bytes, and now has " + now.size());
        }
        if (!Objects.equals(now.lastModifiedTime(), m_modified)) {
            throw changed("it was of " + m_modified + ", and is now of " + now.lastModifiedTime());
        }
    }

    private IOException changed(final String how) {
        return new IOException(m_file + " was changed while it was read: " + how
            + ". Wait until it is written, and run the node again");
    }

    @Override
    public void close() throws IOException {
        m_channel.close();
    }
}
