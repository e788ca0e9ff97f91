package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.ByteCursor;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;

/**
 * Walks through the pages of a TIFF or BigTIFF file and checks that each is wholly there: a stack that has silently
 * lost its last slices must not be trained on.
 */
final class TiffDirectories {

    private static final Pattern IMAGEJ_STACK = Pattern.compile("^ImageJ=.*?^images=(\\d{1,12})", Pattern.DOTALL
        | Pattern.MULTILINE);

    private static final int REDUCED_RESOLUTION = 1;

    private static final int SHORTEST = 8;

    private final FileBytes m_bytes;

    private final Path m_file;

    private final ByteCursor m_cursor;

    private final TiffForm m_form;

    private final List<Page> m_pages = new ArrayList<>();

    /**
     * One full-resolution image of the file.
     *
     * @param offset where its directory begins
     * @param header its size and sample format
     */
    record Page(long offset, SliceHeader header) {
    }

    private TiffDirectories(final FileBytes bytes) throws IOException {
        m_bytes = bytes;
        m_file = bytes.file();
        if (!bytes.has(0, SHORTEST)) {
            throw new CorruptData("it has only " + bytes.length() + " bytes");
        }
        final byte[] magic = new byte[4];
        bytes.read(0, magic, 0, magic.length);
        m_cursor =
            new ByteCursor(bytes, magic[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        m_form = new TiffForm(bytes, isBigTiff(magic));
    }

    /**
     * @param bytes a file that {@link #isTiff}
     * @return its pages, without reduced-resolution copies; at least one
     * @throws IOException if the file cannot be read
     * @throws UserError if it is truncated, corrupt, or of a kind that cannot be read
     */
    static TiffDirectories read(final FileBytes bytes) throws IOException {
        final TiffDirectories reader = new TiffDirectories(bytes);
        reader.readAll();
        if (reader.m_pages.isEmpty()) {
            throw UserError.found(bytes.file() + " holds no image");
        }
        return reader;
    }

    /** @return whether the 4 bytes start a TIFF or BigTIFF file */
    static boolean isTiff(final byte[] magic) {
        final boolean little = magic[0] == 'I' && magic[1] == 'I' && magic[3] == 0;
        final boolean big = magic[0] == 'M' && magic[1] == 'M' && magic[2] == 0;
        final int version = little ? magic[2] : magic[3];
        return (little || big) && (version == 42 || version == 43);
    }

    /** @return whether the 4 bytes start a BigTIFF file */
    private static boolean isBigTiff(final byte[] magic) {
        return magic[2] == 43 || magic[3] == 43;
    }

    /** @return the pages, in their order */
    List<Page> pages() {
        return m_pages;
    }

    /** @return the order of the bytes in a number */
    ByteOrder order() {
        return m_cursor.order();
    }

    /**
     * @param index one of the pages, from 0
     * @return where its pixels are
     * @throws IOException if it cannot be read
     */
    TiffPage page(final int index) throws IOException {
        // not kept for all pages: the lists of strips of a large stack are large
        final Page page = m_pages.get(index);
        m_cursor.seek(page.offset());
        return TiffPage.of(m_file + ", page " + (index + 1), m_bytes,
            TiffDirectory.read(m_cursor, new TiffForm(m_bytes, m_form.big())));
    }

    private void readAll() throws IOException {
        m_cursor.seek(m_form.big() ? 8 : 4);
        final Set<Long> seen = new HashSet<>();
        int directory = 0;
        for (long offset = m_form.word(m_cursor); offset != 0; directory++) {
            if (!m_bytes.has(offset, 1)) {
                throw UserError.found(m_file + " is truncated or corrupt: page " + (directory + 1)
                    + " should start at byte " + offset + ", but the file has only " + m_bytes.length());
            }
            if (!seen.add(offset)) {
                throw UserError.found(m_file + " is corrupt: its pages form a loop at page " + (directory + 1));
            }
            offset = readPage(offset, directory);
        }
    }

    /** Reads a directory and returns the offset of the next. */
    private long readPage(final long offset, final int number) throws IOException {
        final String where = m_file + ", page " + (number + 1);
        try {
            m_cursor.seek(offset);
            final TiffDirectory directory = TiffDirectory.read(m_cursor, m_form);
            if ((directory.number(TiffTags.NEW_SUBFILE_TYPE, 0) & REDUCED_RESOLUTION) == 0) {
                checkImageJ(number, directory);
                m_pages.add(new Page(offset, TiffPage.of(where, m_bytes, directory).header()));
            }
            return directory.next();
        } catch (final CorruptData | ArithmeticException e) {
            throw UserError.found(where + " is truncated or corrupt: " + e.getMessage()).causedBy(e);
        }
    }

    /** ImageJ writes stacks over 4 GiB with one directory and the other slices' pixels behind it, unannounced. */
    private void checkImageJ(final int number, final TiffDirectory directory) {
        final Matcher imageJ = IMAGEJ_STACK.matcher(directory.description());
        if (number == 0 && directory.next() == 0 && imageJ.find() && !"1".equals(imageJ.group(1))) {
            throw UserError.found(m_file + " is a stack of " + imageJ.group(1) + " slices in ImageJ's own form for "
                + "large files, which only ImageJ reads").advice("Save it as BigTIFF or as an image sequence");
        }
    }
}
