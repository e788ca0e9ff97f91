package org.poreseg.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * A file that is there completely or not at all, whenever the machine or the JVM stops. It is written under another
 * name in the same folder and gets its own in {@link #commit}; closed without that, it leaves nothing behind, and an
 * older file under its name as it was. The only class that renames finished files.
 */
public final class WholeFile implements Closeable {

    private static final String UNFINISHED = ".part";

    /** In bytes: with what is added, an encrypted home folder still takes the name. */
    private static final int LONGEST_PREFIX = 100;

    private final Path m_target;

    private final Path m_unfinished;

    private boolean m_open = true;

    /** What writes the contents. */
    @FunctionalInterface
    public interface Contents {
        /** @throws IOException if the contents cannot be written */
        void writeTo(OutputStream stream) throws IOException;
    }

    private WholeFile(final Path target) {
        m_target = target;
        m_unfinished = target.resolveSibling(prefix(target) + ProcessMark.OWN + "."
            + Integer.toString(ThreadLocalRandom.current().nextInt() & Integer.MAX_VALUE, Character.MAX_RADIX)
            + UNFINISHED);
    }

    private static String prefix(final Path target) {
        return "." + FileNames.shortened(target.getFileName().toString(), LONGEST_PREFIX) + ".";
    }

    /**
     * Removes what processes that were killed left of the file.
     *
     * @param file the file, whose folder is made if it is not there
     * @return the file to be written, to be closed
     * @throws IOException if the folder cannot be made
     */
    public static WholeFile begin(final Path file) throws IOException {
        final Path target = file.toAbsolutePath();
        Folders.make(target.getParent());
        removeAbandoned(target);
        return new WholeFile(target);
    }

    private static void removeAbandoned(final Path target) {
        try {
            removeUnfinished(target, name -> ProcessMark.isOfDeadProcess(name, prefix(target).length()));
        } catch (final IOException | DirectoryIteratorException ex) {
            // what cannot be tidied up is in nobody's way
        }
    }

    /** @return where to write the contents */
    public Path unfinished() {
        return m_unfinished;
    }

    /**
     * Forces what was written to the disk and gives it the file's name, in one step where the file system can.
     *
     * @throws IOException if that cannot be done, with the file's name; nothing new is then under it
     */
    public void commit() throws IOException {
        try {
            sync();
            rename(m_unfinished, m_target);
        } catch (final IOException ex) {
            throw failure(ex);
        }
        m_open = false;
        force(m_target.getParent());
    }

    private void sync() throws IOException {
        // a file, not a channel: an interrupt, as a cancel sends it, would close a channel in the middle
        try (RandomAccessFile written = new RandomAccessFile(m_unfinished.toFile(), "rw")) {
            written.getFD().sync();
        }
    }

    /**
     * @param cause why the contents cannot be written, often without the file
     * @return the same, with the file's name and the room that its disk has
     */
    public WriteException failure(final IOException cause) {
        return WriteException.of("The file", m_target, cause);
    }

    /** Throws the unfinished file away, unless it was committed. */
    @Override
    public void close() throws IOException {
        if (m_open) {
            m_open = false;
            Files.deleteIfExists(m_unfinished);
        }
    }

    /**
     * Writes a file.
     *
     * @param file the file; its folder is made if it is not there, and an existing file is replaced
     * @param contents what to write
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public static void write(final Path file, final Contents contents) throws IOException {
        try (WholeFile whole = begin(file)) {
            try (OutputStream stream = new BufferedOutputStream(whole.new Bytes(), 1 << 16)) {
                contents.writeTo(stream);
            }
            whole.commit();
        }
    }

    /** The contents on their way to the disk, whose failures name the file; those of their source do not. */
    private final class Bytes extends OutputStream {

        private final FileOutputStream m_file;

        Bytes() throws IOException {
            try {
                m_file = new FileOutputStream(m_unfinished.toFile());
            } catch (final IOException ex) {
                throw failure(ex);
            }
        }

        @Override
        public void write(final int one) throws IOException {
            write(new byte[]{(byte)one}, 0, 1);
        }

        @Override
        public void write(final byte[] bytes, final int start, final int length) throws IOException {
            try {
                m_file.write(bytes, start, length);
            } catch (final IOException ex) {
                throw failure(ex);
            }
        }

        @Override
        public void close() throws IOException {
            m_file.close();
        }
    }

    /**
     * Gives a finished file another name, in one step where the file system can.
     *
     * @param finished the file
     * @param name the name, on the same disk; an existing file is replaced
     * @throws IOException if that cannot be done
     */
    public static void rename(final Path finished, final Path name) throws IOException {
        try {
            Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException ex) {
            // some network drives; the file is complete all the same
            Files.move(finished, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes what a process that was killed left of a file. For who knows that nobody else is writing it.
     *
     * @param file the file
     * @throws IOException if the folder cannot be read or something cannot be removed
     */
    public static void removeUnfinished(final Path file) throws IOException {
        removeUnfinished(file.toAbsolutePath(), name -> true);
    }

    private static void removeUnfinished(final Path file, final Predicate<String> which) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(file.getParent(), other -> isUnfinished(other, file)
            && which.test(other.getFileName().toString()))) {
            for (final Path unfinished : left) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static boolean isUnfinished(final Path other, final Path file) {
        final String name = other.getFileName().toString();
        return name.startsWith(prefix(file)) && name.endsWith(UNFINISHED);
    }

    /** Makes the new name last, where the system can do that. */
    private static void force(final Path folder) {
        if (!Thread.currentThread().isInterrupted()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (final IOException ex) {
                // Windows cannot open folders, and does not need it
            }
        }
    }
}
