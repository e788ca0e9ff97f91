package org.poreseg.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageInputStream;

import org.poreseg.errors.UserError;

/**
 * Walks through the pages of a TIFF or BigTIFF file and checks that each is wholly there. The imaging library that
 * decodes the pixels takes the end of a truncated file for the end of the stack; a stack that has silently lost its
 * last slices must not be trained on.
 */
final class TiffDirectories {

    /** Compressions that keep the values: none, CCITT for 1-bit masks, LZW, deflate (two numbers), PackBits. */
    private static final Set<Integer> LOSSLESS = Set.of(1, 2, 3, 4, 5, 8, 32946, 32773);

    private static final Pattern IMAGEJ_STACK = Pattern.compile("^ImageJ=.*?^images=(\\d+)", Pattern.DOTALL
        | Pattern.MULTILINE);

    private static final int REDUCED_RESOLUTION = 1;

    private final ImageInputStream m_in;

    private final Path m_file;

    private final long m_length;

    private boolean m_bigTiff;

    private final List<Page> m_pages = new ArrayList<>();

    /**
     * One full-resolution image of the file.
     *
     * @param directory its place in the chain of directories, from 0
     * @param header its size and sample format
     */
    record Page(int directory, SliceHeader header) {
    }

    private TiffDirectories(final ImageInputStream in, final Path file) throws IOException {
        m_in = in;
        m_file = file;
        m_length = in.length();
    }

    /**
     * @param in the file from its first byte; left at an undefined position
     * @param file its name, for messages
     * @return its pages, without reduced-resolution copies; at least one
     * @throws IOException if the file cannot be read
     * @throws UserError if it is truncated, corrupt, or of a kind that cannot be read
     */
    static List<Page> read(final ImageInputStream in, final Path file) throws IOException {
        final TiffDirectories reader = new TiffDirectories(in, file);
        try {
            reader.readAll();
        } catch (final EOFException e) {
            throw UserError.found(file + " is truncated or corrupt: page " + (reader.m_pages.size() + 1)
                + " cannot be read, because the file ends at byte " + reader.m_length).causedBy(e);
        }
        if (reader.m_pages.isEmpty()) {
            throw UserError.found(file + " holds no image");
        }
        return reader.m_pages;
    }

    /** @return whether the 4 bytes start a TIFF or BigTIFF file */
    static boolean isTiff(final byte[] magic) {
        final boolean little = magic[0] == 'I' && magic[1] == 'I' && magic[3] == 0;
        final boolean big = magic[0] == 'M' && magic[1] == 'M' && magic[2] == 0;
        final int version = little ? magic[2] : magic[3];
        return (little || big) && (version == 42 || version == 43);
    }

    /** @return whether the 4 bytes start a BigTIFF file */
    static boolean isBigTiff(final byte[] magic) {
        return isTiff(magic) && (magic[2] == 43 || magic[3] == 43);
    }

    private void readAll() throws IOException {
        final byte[] magic = new byte[4];
        m_in.seek(0);
        m_in.readFully(magic);
        m_bigTiff = isBigTiff(magic);
        m_in.setByteOrder(magic[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        m_in.seek(m_bigTiff ? 8 : 4);
        final Set<Long> seen = new HashSet<>();
        int directory = 0;
        for (long offset = readWord(); offset != 0; directory++) {
            if (offset < 0 || offset >= m_length) {
                throw UserError.found(m_file + " is truncated or corrupt: page " + (directory + 1)
                    + " should start at byte " + offset + ", but the file has only " + m_length);
            }
            if (!seen.add(offset)) {
                throw UserError.found(m_file + " is corrupt: its pages form a loop at page " + (directory + 1));
            }
            m_in.seek(offset);
            offset = readPage(directory);
        }
    }

    private long readWord() throws IOException {
        return m_bigTiff ? m_in.readLong() : m_in.readUnsignedInt();
    }

    /** Reads the directory at the current position and returns the offset of the next. */
    private long readPage(final int directory) throws IOException {
        final long entries = m_bigTiff ? m_in.readLong() : m_in.readUnsignedShort();
        final int entryBytes = m_bigTiff ? 20 : 12;
        final long start = m_in.getStreamPosition();
        if (entries < 1 || entries > 0xffff || start + entries * entryBytes > m_length) {
            throw new EOFException();
        }
        final Map<Integer, long[]> fields = new HashMap<>();
        String description = "";
        for (long i = 0; i < entries; i++) {
            m_in.seek(start + i * entryBytes);
            final int tag = m_in.readUnsignedShort();
            final int type = m_in.readUnsignedShort();
            final long count = readWord();
            if (tag == TiffTags.IMAGE_DESCRIPTION && type == TiffTags.TYPE_ASCII) {
                description = readText(count);
            } else {
                final long[] values = readNumbers(type, count);
                if (values.length > 0) {
                    fields.put(tag, values);
                }
            }
        }
        m_in.seek(start + entries * entryBytes);
        final long next = readWord();
        addPage(directory, fields, description, next == 0);
        return next;
    }

    /** The values of an entry of an integer type; empty for other types. */
    private long[] readNumbers(final int type, final long count) throws IOException {
        final int size = switch (type) {
            case TiffTags.TYPE_BYTE -> 1;
            case TiffTags.TYPE_SHORT -> 2;
            case TiffTags.TYPE_LONG -> 4;
            case TiffTags.TYPE_LONG8 -> 8;
            default -> 0;
        };
        if (size == 0) {
            return new long[0];
        }
        seekValues(size, count);
        final long[] values = new long[(int)count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (size) {
                case 1 -> m_in.readUnsignedByte();
                case 2 -> m_in.readUnsignedShort();
                case 4 -> m_in.readUnsignedInt();
                default -> m_in.readLong();
            };
        }
        return values;
    }

    private String readText(final long count) throws IOException {
        seekValues(1, count);
        final byte[] text = new byte[(int)count];
        m_in.readFully(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Goes to the values of the entry whose value field comes next: in it if they fit, else where it points. */
    private void seekValues(final int size, final long count) throws IOException {
        if (count < 0 || count > m_length / size) {
            throw new EOFException();
        }
        if (size * count > (m_bigTiff ? 8 : 4)) {
            final long offset = readWord();
            if (offset < 0 || offset + size * count > m_length) {
                throw new EOFException();
            }
            m_in.seek(offset);
        }
    }

    private void addPage(final int directory, final Map<Integer, long[]> fields, final String description,
        final boolean last) {
        if ((number(fields, TiffTags.NEW_SUBFILE_TYPE, 0) & REDUCED_RESOLUTION) != 0) {
            return;
        }
        final String where = m_file + ", page " + (directory + 1);
        final long width = number(fields, TiffTags.WIDTH, 0);
        final long height = number(fields, TiffTags.HEIGHT, 0);
        final long samples = number(fields, TiffTags.SAMPLES_PER_PIXEL, 1);
        final long bits = number(fields, TiffTags.BITS_PER_SAMPLE, 1);
        if (width < 1 || height < 1 || samples < 1 || bits < 1 || width * height > Integer.MAX_VALUE) {
            throw UserError.found(where + ": an image of " + width + " × " + height + " pixels, " + samples
                + " samples of " + bits + " bits, cannot be read");
        }
        final int compression = (int)number(fields, TiffTags.COMPRESSION, TiffTags.NONE);
        if (!LOSSLESS.contains(compression)) {
            throw UserError.found(where + ": TIFF compression " + compression + " cannot be read")
                .advice("Save the stack uncompressed or with deflate, LZW or PackBits compression");
        }
        checkImageJ(directory, last, description);
        checkData(where, fields, compression == TiffTags.NONE ? (width * samples * bits + 7) / 8 * height : 1);
        // a format of 4, "undefined", is what some scanners write for unsigned integers
        final int format = (int)number(fields, TiffTags.SAMPLE_FORMAT, TiffTags.UNSIGNED);
        m_pages.add(new Page(directory, new SliceHeader((int)width, (int)height, (int)bits,
            format == TiffTags.SIGNED || format == TiffTags.FLOAT ? format : TiffTags.UNSIGNED, (int)samples)));
    }

    /** ImageJ writes stacks over 4 GiB with one directory and the other slices' pixels behind it, unannounced. */
    private void checkImageJ(final int directory, final boolean last, final String description) {
        final Matcher imageJ = IMAGEJ_STACK.matcher(description);
        if (directory == 0 && last && imageJ.find() && !"1".equals(imageJ.group(1))) {
            throw UserError.found(m_file + " is a stack of " + imageJ.group(1) + " slices in ImageJ's own form for "
                + "large files, which only ImageJ reads").advice("Save it as BigTIFF or as an image sequence");
        }
    }

    private void checkData(final String where, final Map<Integer, long[]> fields, final long requiredBytes) {
        final boolean tiled = fields.containsKey(TiffTags.TILE_OFFSETS);
        final long[] offsets = fields.get(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
        final long[] sizes = fields.get(tiled ? TiffTags.TILE_BYTE_COUNTS : TiffTags.STRIP_BYTE_COUNTS);
        if (offsets == null) {
            throw UserError.found(where + " is corrupt: it does not say where its pixels are");
        }
        if (sizes == null) {
            return;
        }
        if (offsets.length != sizes.length) {
            throw UserError.found(where + " is corrupt: it has " + offsets.length + " strips or tiles, but sizes of "
                + sizes.length);
        }
        long bytes = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] < 0 || sizes[i] < 0 || offsets[i] + sizes[i] > m_length) {
                throw UserError.found(where + " is truncated: its pixels reach to byte " + (offsets[i] + sizes[i])
                    + ", but the file has only " + m_length);
            }
            bytes += sizes[i];
        }
        if (bytes < requiredBytes) {
            throw UserError.found(where + " is corrupt: it holds " + bytes + " bytes of pixels, but its size needs "
                + requiredBytes);
        }
    }

    private static long number(final Map<Integer, long[]> fields, final int tag, final long absent) {
        final long[] values = fields.get(tag);
        return values == null ? absent : values[0];
    }
}
