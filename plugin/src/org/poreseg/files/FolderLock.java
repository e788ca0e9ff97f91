package org.poreseg.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps others, in this process and in others, from writing to a folder. The system gives the lock back when the
 * process ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {

    private final Path m_file;

    private final FileChannel m_channel;

    private FolderLock(final Path file, final FileChannel channel) {
        m_file = file;
        m_channel = channel;
    }

    /**
     * @param folder the folder, made if it is not there
     * @param name the name of the file in it that is locked
     * @return the lock, to be closed; nothing if another has it
     * @throws IOException if the folder cannot be written to
     */
    public static Optional<FolderLock> take(final Path folder, final String name) throws IOException {
        Folders.make(folder);
        final Path file = folder.resolve(name);
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isMine(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FolderLock(file, channel));
    }

    private static boolean isMine(final FileChannel channel) {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException ex) {
            // another one in this process
            return false;
        } catch (final IOException ex) {
            // some network drives have no locks; there is nothing to compare with
            return true;
        }
    }

    @Override
    public void close() {
        try {
            m_channel.close();
            Files.deleteIfExists(m_file);
        } catch (final IOException ex) {
            // an empty file is left behind, which is no reason to lose what was written under the lock
        }
    }
}
