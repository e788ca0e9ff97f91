package org.poreseg.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * TIFF files byte by byte after the specification (TIFF 6.0; BigTIFF), in the variants that the reader must know. Pages
 * are given as their samples in memory order.
 */
final class TiffBuilder {

    /** Compression as its TIFF number. */
    enum Compression {
        NONE(1), LZW(5), LZW_OLD(5), DEFLATE(8), DEFLATE_OLD(32946), PACKBITS(32773);

        private final int m_number;

        Compression(final int number) {
            m_number = number;
        }
    }

    private final ByteOrder m_order;

    private final boolean m_big;

    private Compression m_compression = Compression.NONE;

    private int m_rowsPerStrip = Integer.MAX_VALUE;

    /** 0 for strips. */
    private int m_tile;

    private int m_sampleFormat = 1;

    private int m_samplesPerPixel = 1;

    private int m_photometric = 1;

    private String m_description = "";

    /** Fields that the next pages have beside or instead of the right ones. */
    private final TreeMap<Integer, long[]> m_fields = new TreeMap<>();

    /** Fields that the next pages have at their end, whether they are there already or not. */
    private final TreeMap<Integer, long[]> m_added = new TreeMap<>();

    private final ByteArrayOutputStream m_bytes = new ByteArrayOutputStream();

    /** Where the link to the next page stands. */
    private final List<Integer> m_links = new ArrayList<>();

    private final List<Integer> m_directories = new ArrayList<>();

    TiffBuilder(final ByteOrder order, final boolean big) {
        m_order = order;
        m_big = big;
        final ByteBuffer header = buffer(big ? 16 : 8);
        header.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        header.putShort((short)(big ? 43 : 42));
        if (big) {
            header.putShort((short)8).putShort((short)0);
        }
        m_links.add(header.position());
        m_bytes.writeBytes(header.array());
    }

    TiffBuilder compression(final Compression compression) {
        m_compression = compression;
        return this;
    }

    TiffBuilder rowsPerStrip(final int rows) {
        m_rowsPerStrip = rows;
        return this;
    }

    TiffBuilder tiles(final int size) {
        m_tile = size;
        return this;
    }

    TiffBuilder sampleFormat(final int format) {
        m_sampleFormat = format;
        return this;
    }

    TiffBuilder colour() {
        m_samplesPerPixel = 3;
        m_photometric = 2;
        return this;
    }

    TiffBuilder description(final String text) {
        m_description = text;
        return this;
    }

    /** Sets a field of the next pages, right or wrong. */
    TiffBuilder field(final int tag, final long... values) {
        m_fields.put(tag, values);
        return this;
    }

    /** Adds a field to the end of the next pages, where it does not belong, and even if it is there already. */
    TiffBuilder added(final int tag, final long value) {
        m_added.put(tag, new long[] {value});
        return this;
    }

    /** Adds a page of strips that are packed already. */
    TiffBuilder packed(final int compression, final int width, final int height, final int bits,
        final byte[]... strips) {
        field(259, compression);
        return page(width, height, bits, List.of(strips));
    }

    /** Adds a page of 8-, 16- or 32-bit samples: a byte[], short[], int[] or float[]. */
    TiffBuilder page(final int width, final int height, final Object samples) {
        final ByteBuffer data;
        final int bits;
        if (samples instanceof byte[] values) {
            bits = 8;
            data = ByteBuffer.wrap(values);
        } else if (samples instanceof short[] values) {
            bits = 16;
            data = buffer(2 * values.length);
            data.asShortBuffer().put(values);
        } else if (samples instanceof int[] values) {
            bits = 32;
            data = buffer(4 * values.length);
            data.asIntBuffer().put(values);
        } else {
            bits = 32;
            data = buffer(4 * ((float[])samples).length);
            data.asFloatBuffer().put((float[])samples);
        }
        return page(width, height, bits, data.array(), width * m_samplesPerPixel * bits / 8);
    }

    /** Adds a page of samples of any number of bits, rows padded to bytes. */
    TiffBuilder page(final int width, final int height, final int bits, final byte[] data, final int rowBytes) {
        final List<byte[]> parts = m_tile == 0 ? strips(height, data, rowBytes) : tiles(width, height, bits / 8, data);
        return page(width, height, bits, parts.stream().map(this::pack).toList());
    }

    private TiffBuilder page(final int width, final int height, final int bits, final List<byte[]> parts) {
        final long[] offsets = new long[parts.size()];
        final long[] sizes = new long[parts.size()];
        for (int i = 0; i < offsets.length; i++) {
            final byte[] packed = parts.get(i);
            offsets[i] = m_bytes.size();
            sizes[i] = packed.length;
            m_bytes.writeBytes(packed);
        }
        final TreeMap<Integer, long[]> fields = new TreeMap<>();
        fields.put(256, new long[] {width});
        fields.put(257, new long[] {height});
        final long[] allBits = new long[m_samplesPerPixel];
        Arrays.fill(allBits, bits);
        fields.put(258, allBits);
        fields.put(259, new long[] {m_compression.m_number});
        fields.put(262, new long[] {m_photometric});
        fields.put(277, new long[] {m_samplesPerPixel});
        fields.put(339, new long[] {m_sampleFormat});
        if (m_tile == 0) {
            fields.put(273, offsets);
            fields.put(278, new long[] {Math.min(m_rowsPerStrip, height)});
            fields.put(279, sizes);
        } else {
            fields.put(322, new long[] {m_tile});
            fields.put(323, new long[] {m_tile});
            fields.put(324, offsets);
            fields.put(325, sizes);
        }
        fields.putAll(m_fields);
        writeDirectory(fields);
        return this;
    }

    private List<byte[]> strips(final int height, final byte[] data, final int rowBytes) {
        final int rows = Math.min(m_rowsPerStrip, height);
        final List<byte[]> strips = new ArrayList<>();
        for (int row = 0; row < height; row += rows) {
            strips.add(Arrays.copyOfRange(data, row * rowBytes, Math.min(row + rows, height) * rowBytes));
        }
        return strips;
    }

    private List<byte[]> tiles(final int width, final int height, final int bytes, final byte[] data) {
        final List<byte[]> tiles = new ArrayList<>();
        for (int top = 0; top < height; top += m_tile) {
            for (int left = 0; left < width; left += m_tile) {
                final byte[] tile = new byte[m_tile * m_tile * bytes];
                for (int y = 0; y < Math.min(m_tile, height - top); y++) {
                    System.arraycopy(data, ((top + y) * width + left) * bytes, tile, y * m_tile * bytes,
                        Math.min(m_tile, width - left) * bytes);
                }
                tiles.add(tile);
            }
        }
        return tiles;
    }

    private byte[] pack(final byte[] data) {
        return switch (m_compression) {
            case NONE -> data;
            case DEFLATE, DEFLATE_OLD -> deflate(data);
            case PACKBITS -> packBits(data);
            case LZW -> lzw(data, false);
            case LZW_OLD -> lzw(data, true);
        };
    }

    static byte[] deflate(final byte[] data) {
        final Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        final byte[] packed = new byte[data.length + 100];
        final int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** Literal runs only, which is a valid encoding. */
    static byte[] packBits(final byte[] data) {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < data.length; i += 128) {
            final int run = Math.min(128, data.length - i);
            packed.write(run - 1);
            packed.write(data, i, run);
        }
        return packed.toByteArray();
    }

    /**
     * Every byte is its own code, which is a valid encoding; the table grows all the same, and is cleared when it is
     * full.
     *
     * @param old bits from the low end of each byte, codes longer one code later
     */
    static byte[] lzw(final byte[] data, final boolean old) {
        final BitSet bits = new BitSet();
        int at = lzwCode(bits, 0, 256, 9, old);
        int next = 258;
        int length = 9;
        for (int i = 0; i < data.length; i++) {
            at = lzwCode(bits, at, data[i] & 0xff, length, old);
            if (i > 0 && next < 4094) {
                next++;
            }
            length = length < 12 && next >= (1 << length) - (old ? 0 : 1) ? length + 1 : length;
            if (next == 4094) {
                at = lzwCode(bits, at, 256, length, old);
                next = 257;
                length = 9;
            }
        }
        at = lzwCode(bits, at, 257, length, old);
        final byte[] packed = new byte[(at + 7) / 8];
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            packed[i / 8] |= (byte)(old ? 1 << i % 8 : 0x80 >> i % 8);
        }
        return packed;
    }

    private static int lzwCode(final BitSet bits, final int at, final int code, final int length, final boolean old) {
        for (int bit = 0; bit < length; bit++) {
            bits.set(at + bit, (code >> (old ? bit : length - 1 - bit) & 1) != 0);
        }
        return at + length;
    }

    private void writeDirectory(final TreeMap<Integer, long[]> fields) {
        final byte[] text = m_description.isEmpty() ? new byte[0] : (m_description + '\0').getBytes();
        final int word = m_big ? 8 : 4;
        // long values go before the directory
        final TreeMap<Integer, Integer> outside = new TreeMap<>();
        fields.forEach((tag, values) -> {
            final int type = type(tag);
            final int bytes = values.length * size(type);
            if (bytes > word) {
                outside.put(tag, m_bytes.size());
                final ByteBuffer list = buffer(bytes);
                for (final long value : values) {
                    put(list, type, value);
                }
                m_bytes.writeBytes(list.array());
            }
        });
        final int textAt = m_bytes.size();
        m_bytes.writeBytes(text);
        if (m_bytes.size() % 2 == 1) {
            m_bytes.write(0);
        }
        m_directories.add(m_bytes.size());
        final int count = fields.size() + m_added.size() + (text.length > 0 ? 1 : 0);
        final ByteBuffer directory = buffer((m_big ? 8 : 2) + count * (m_big ? 20 : 12) + word);
        if (m_big) {
            directory.putLong(count);
        } else {
            directory.putShort((short)count);
        }
        boolean textDone = text.length == 0;
        for (final var field : fields.entrySet()) {
            if (!textDone && field.getKey() > 270) {
                entry(directory, 270, 2, text.length);
                putWord(directory, textAt);
                textDone = true;
            }
            final int type = type(field.getKey());
            entry(directory, field.getKey(), type, field.getValue().length);
            final int value = directory.position();
            if (outside.containsKey(field.getKey())) {
                putWord(directory, outside.get(field.getKey()));
            } else {
                for (final long each : field.getValue()) {
                    put(directory, type, each);
                }
            }
            directory.position(value + word);
        }
        m_added.forEach((tag, values) -> {
            entry(directory, tag, 4, 1);
            final int value = directory.position();
            put(directory, 4, values[0]);
            directory.position(value + word);
        });
        m_links.add(m_bytes.size() + directory.position());
        m_bytes.writeBytes(directory.array());
    }

    private int type(final int tag) {
        return switch (tag) {
            case 273, 279, 324, 325 -> m_big ? 16 : 4;
            case 256, 257, 322, 323 -> 4;
            default -> 3;
        };
    }

    private static int size(final int type) {
        return type == 3 ? 2 : type == 4 ? 4 : 8;
    }

    private static void put(final ByteBuffer to, final int type, final long value) {
        switch (type) {
            case 3 -> to.putShort((short)value);
            case 4 -> to.putInt((int)value);
            default -> to.putLong(value);
        }
    }

    private void entry(final ByteBuffer to, final int tag, final int type, final int count) {
        to.putShort((short)tag).putShort((short)type);
        putWord(to, count);
    }

    private void putWord(final ByteBuffer to, final long value) {
        put(to, m_big ? 16 : 4, value);
    }

    /** @return the whole file */
    byte[] build() {
        final byte[] file = m_bytes.toByteArray();
        for (int i = 0; i < m_directories.size(); i++) {
            putWord(ByteBuffer.wrap(file).order(m_order).position(m_links.get(i)), m_directories.get(i));
        }
        return file;
    }

    private ByteBuffer buffer(final int bytes) {
        return ByteBuffer.allocate(bytes).order(m_order);
    }
}
