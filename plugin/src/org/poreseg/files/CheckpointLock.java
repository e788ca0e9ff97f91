package org.poreseg.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.poreseg.errors.UserError;

/**
 * Keeps two trainings from writing their states to one folder. The system gives the lock back when the process ends,
 * however it ends.
 */
public final class CheckpointLock implements AutoCloseable {

    private static final String FILE = "checkpoint.lock";

    private final Path m_file;

    private final FileChannel m_channel;

    private CheckpointLock(final Path file, final FileChannel channel) {
        m_file = file;
        m_channel = channel;
    }

    /**
     * @param folder the checkpoint folder, made if it is not there; {@code null} for none
     * @return the lock of the folder
     * @throws IOException if the folder cannot be written to
     * @throws UserError if another training has it
     */
    public static CheckpointLock take(final Path folder) throws IOException {
        if (folder == null) {
            return new CheckpointLock(null, null);
        }
        Folders.make(folder);
        final Path file = folder.resolve(FILE);
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isMine(channel)) {
            channel.close();
            throw UserError.found("The checkpoint folder " + folder + " is in use by another training")
                .advice("Give each training a folder of its own");
        }
        return new CheckpointLock(file, channel);
    }

    private static boolean isMine(final FileChannel channel) {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException ex) {
            // another training in this process
            return false;
        } catch (final IOException ex) {
            // some network drives have no locks; there is nothing to compare with
            return true;
        }
    }

    @Override
    public void close() {
        if (m_channel == null) {
            return;
        }
        try {
            m_channel.close();
            Files.deleteIfExists(m_file);
        } catch (final IOException ex) {
            // an empty file is left behind, which is no reason to lose a trained model
        }
    }
}
