package org.poreseg.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.FileBytes;

/**
 * The slices of a stack in their order, whether they are the pages of one file or many one-slice files. At most one
 * file is open at a time.
 */
final class SliceSequence implements Closeable {

    private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "btf", "tf8", "png", "bmp");

    private final String m_where;

    /** One file with all the pages, or one file a slice. */
    private final List<Path> m_files;

    /** Whether the slices are the pages of one file. */
    private final boolean m_pages;

    private SliceFile m_open;

    private Path m_openFile;

    private final int m_count;

    private SliceSequence(final String where, final List<Path> files, final boolean pages) throws IOException {
        m_where = where;
        m_files = files;
        m_pages = pages;
        m_count = pages ? file(0).count() : files.size();
    }

    /**
     * @param where the start of messages
     * @param folder what a relative location is relative to
     * @param location a file, a folder, or a pattern whose last part has {@code *} or {@code ?}
     * @return the slices, at least one
     * @throws IOException if a file cannot be read
     * @throws UserError if there is no such file or folder, nothing matches, or a file is no image that can be used
     */
    static SliceSequence open(final String where, final Path folder, final String location) throws IOException {
        final int lastPart = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1;
        final String name = location.substring(lastPart);
        try {
            if (name.contains("*") || name.contains("?")) {
                final Path parent = folder.resolve(location.substring(0, lastPart));
                return new SliceSequence(where, matching(where, parent, name), false);
            }
            final Path path = folder.resolve(location).normalize();
            if (Files.isDirectory(path)) {
                return new SliceSequence(where, imagesIn(where, path), false);
            }
            if (!Files.exists(path)) {
                throw UserError.found(where + ": there is no file or folder " + path);
            }
            return new SliceSequence(where, List.of(path), true);
        } catch (final DirectoryIteratorException e) {
            throw new IOException(where + ": " + e.getCause().getMessage(), e.getCause());
        } catch (final InvalidPathException e) {
            throw UserError.found(where + ": \"" + location + "\" is no file, folder or pattern")
                .expected("Only the last part of a location may have * and ?").causedBy(e);
        }
    }

    private static List<Path> matching(final String where, final Path folder, final String pattern) throws IOException {
        final List<Path> files = list(where, folder, file -> matches(file, pattern));
        if (files.isEmpty()) {
            throw UserError.found(where + ": no file in " + folder + " matches " + pattern);
        }
        return files;
    }

    /**
     * Where the rest does not fit, the last {@code *} takes one character more: the ones before need not be looked at
     * again, so that no pattern takes long.
     */
    static boolean matches(final String name, final String pattern) {
        int n = 0;
        int p = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                n++;
                p++;
            } else if (star >= 0) {
                n = ++taken;
                p = star + 1;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(p).allMatch(c -> c == '*');
    }

    private static List<Path> imagesIn(final String where, final Path folder) throws IOException {
        final List<Path> files = list(where, folder, file -> EXTENSIONS.contains(extension(file)));
        if (files.isEmpty()) {
            throw UserError.found(where + ": the folder " + folder + " has no images (TIFF, PNG or BMP files)");
        }
        return files;
    }

    private static String extension(final String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<Path> list(final String where, final Path folder,
        final Predicate<String> accepted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw UserError.found(where + ": there is no folder " + folder);
        }
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (final Path entry : entries) {
                final String name = entry.getFileName().toString();
                if (!name.startsWith(".") && accepted.test(name) && !Files.isDirectory(entry)) {
                    // a link to a slice that is gone must not become a stack without it
                    FileBytes.requireRegular(entry);
                    files.add(entry);
                }
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString(), NaturalOrder.INSTANCE));
        return files;
    }

    /** @return the number of slices */
    int count() {
        return m_count;
    }

    /** @return the size and format of a slice, from its file's header */
    SliceHeader header(final int slice) throws IOException {
        return file(slice).header(page(slice));
    }

    /** @return a slice's file and page, for messages */
    String name(final int slice) throws IOException {
        return file(slice).name(page(slice));
    }

    /** @see SliceFile#readSlice */
    Slice readSlice(final int slice) throws IOException {
        return file(slice).readSlice(page(slice));
    }

    /** @see SliceFile#readLabels */
    int[] readLabels(final int slice) throws IOException {
        return file(slice).readLabels(page(slice));
    }

    private int page(final int slice) {
        return m_pages ? slice : 0;
    }

    private SliceFile file(final int slice) throws IOException {
        final Path file = m_files.get(m_pages ? 0 : slice);
        if (m_open == null || !file.equals(m_openFile)) {
            close();
            m_open = open(file);
            m_openFile = file;
            if (!m_pages && m_open.count() > 1) {
                throw UserError.found(m_where + ": " + file + " holds " + m_open.count() + " images")
                    .expected("In a folder or pattern each file must be one slice");
            }
        }
        return m_open;
    }

    private SliceFile open(final Path file) throws IOException {
        try {
            return SliceFile.open(file);
        } catch (final UserError e) {
            throw e.in(m_where);
        } catch (final IOException e) {
            throw new IOException(m_where + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (m_open != null) {
            m_open.close();
            m_open = null;
        }
    }
}
