package org.poreseg.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.poreseg.image.codec.ByteCursor;
import org.poreseg.image.codec.CorruptData;

/**
 * What a TIFF or BigTIFF file says of one page: the fields that matter here, and no others. A field that is there twice
 * is refused, because programs do not agree which of them counts.
 *
 * @param numbers the values of each field of numbers that is there, at least one
 * @param description the page's description; empty where there is none
 * @param next where the next directory begins; 0 after the last
 */
record TiffDirectory(Map<Integer, long[]> numbers, String description, long next) {

    private static final Set<Integer> NUMBERS = Set.of(TiffTags.NEW_SUBFILE_TYPE, TiffTags.WIDTH, TiffTags.HEIGHT,
        TiffTags.BITS_PER_SAMPLE, TiffTags.COMPRESSION, TiffTags.PHOTOMETRIC, TiffTags.FILL_ORDER,
        TiffTags.STRIP_OFFSETS, TiffTags.SAMPLES_PER_PIXEL, TiffTags.ROWS_PER_STRIP, TiffTags.STRIP_BYTE_COUNTS,
        TiffTags.T4_OPTIONS, TiffTags.PREDICTOR, TiffTags.COLOR_MAP, TiffTags.TILE_WIDTH, TiffTags.TILE_HEIGHT,
        TiffTags.TILE_OFFSETS, TiffTags.TILE_BYTE_COUNTS, TiffTags.SAMPLE_FORMAT);

    private static final int MOST_ENTRIES = 0xffff;

    /** What ImageJ says of a stack stands at the beginning; other programs put whole documents here. */
    private static final int LONGEST_DESCRIPTION = 1 << 12;

    /**
     * @param cursor at the directory; left behind it
     * @param form of the file
     * @return what stands there
     * @throws CorruptData if the file ends before, or an entry cannot be
     * @throws IOException if it cannot be read
     */
    static TiffDirectory read(final ByteCursor cursor, final TiffForm form) throws IOException {
        final long entries = form.big() ? cursor.signedLong() : cursor.unsignedShort();
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new CorruptData("it has " + entries + " entries");
        }
        final long start = cursor.position();
        form.count(entries * form.entryBytes());
        final Map<Integer, long[]> numbers = new HashMap<>();
        String description = null;
        for (long i = 0; i < entries; i++) {
            cursor.seek(start + i * form.entryBytes());
            final int tag = cursor.unsignedShort();
            if (NUMBERS.contains(tag)) {
                if (numbers.put(tag, readNumbers(cursor, form, tag)) != null) {
                    throw twice(tag);
                }
            } else if (tag == TiffTags.IMAGE_DESCRIPTION) {
                if (description != null) {
                    throw twice(tag);
                }
                description = readText(cursor, form);
            }
        }
        cursor.seek(start + entries * form.entryBytes());
        return new TiffDirectory(numbers, description == null ? "" : description, form.word(cursor));
    }

    private static CorruptData twice(final int tag) {
        return new CorruptData("its field " + tag + " is there twice");
    }

    private static long[] readNumbers(final ByteCursor cursor, final TiffForm form, final int tag) throws IOException {
        final int type = cursor.unsignedShort();
        final long count = form.word(cursor);
        final int size = switch (type) {
            case TiffTags.TYPE_BYTE -> 1;
            case TiffTags.TYPE_SHORT -> 2;
            case TiffTags.TYPE_LONG -> 4;
            case TiffTags.TYPE_LONG8 -> 8;
            default -> 0;
        };
        if (size == 0 || count < 1) {
            throw new CorruptData("its field " + tag + " has " + count + " values of type " + type);
        }
        form.seekValues(cursor, tag, size, count);
        final long[] values = new long[(int)count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (size) {
                case 1 -> cursor.unsignedByte();
                case 2 -> cursor.unsignedShort();
                case 4 -> cursor.unsignedInt();
                default -> cursor.signedLong();
            };
            if (values[i] < 0) {
                throw new CorruptData("its field " + tag + " has the value " + Long.toUnsignedString(values[i]));
            }
        }
        return values;
    }

    private static String readText(final ByteCursor cursor, final TiffForm form) throws IOException {
        final int type = cursor.unsignedShort();
        final long count = form.word(cursor);
        if (type != TiffTags.TYPE_ASCII) {
            return "";
        }
        form.seekValues(cursor, TiffTags.IMAGE_DESCRIPTION, 1, count);
        return new String(cursor.bytes(Math.min(count, LONGEST_DESCRIPTION)), StandardCharsets.ISO_8859_1);
    }

    /** @return the first value of a field, or what holds where it is absent */
    long number(final int tag, final long absent) {
        final long[] values = numbers.get(tag);
        return values == null ? absent : values[0];
    }

    /** @return the values of a field, or null where it is absent */
    long[] all(final int tag) {
        return numbers.get(tag);
    }
}
