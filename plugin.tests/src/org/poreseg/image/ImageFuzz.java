package org.poreseg.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

import org.poreseg.errors.UserError;
import org.poreseg.fuzz.FuzzFile;
import org.poreseg.fuzz.FuzzTarget;
import org.poreseg.image.TiffBuilder.Compression;

/** Reads image files of any format, as slices and as masks. */
public final class ImageFuzz implements FuzzTarget {

    private static final int WIDTH = 19;

    private static final int HEIGHT = 11;

    private static final int MOST_PAGES = 3;

    /** Larger images, which small files may hold, would only cost time. */
    private static final int MOST_PIXELS = 1 << 14;

    private interface Seeds {
        void add(List<byte[]> to) throws IOException;
    }

    private final String m_name;

    private final Seeds m_seeds;

    /** Makes a file of an input. */
    private final UnaryOperator<byte[]> m_prepare;

    private final FuzzFile m_file = new FuzzFile(".image");

    private ImageFuzz(final String name, final UnaryOperator<byte[]> prepare, final Seeds seeds) {
        m_name = name;
        m_prepare = prepare;
        m_seeds = seeds;
    }

    private ImageFuzz(final String name, final Seeds seeds) {
        this(name, UnaryOperator.identity(), seeds);
    }

    /** @return TIFF and BigTIFF files in all byte orders, layouts and types, not packed */
    public static FuzzTarget tiff() {
        return new ImageFuzz("tiff", to -> {
            for (final ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                for (final boolean big : new boolean[] {false, true}) {
                    addPlain(order, big, to);
                }
            }
        });
    }

    private static void addPlain(final ByteOrder order, final boolean big, final List<byte[]> to) {
        final byte[] samples = noise(WIDTH * HEIGHT);
        to.add(new TiffBuilder(order, big).page(WIDTH, HEIGHT, samples).page(WIDTH, HEIGHT, samples).build());
        to.add(new TiffBuilder(order, big).rowsPerStrip(4).page(WIDTH, HEIGHT, new short[WIDTH * HEIGHT]).build());
        to.add(new TiffBuilder(order, big).tiles(16).page(WIDTH, HEIGHT, samples).build());
        to.add(new TiffBuilder(order, big).sampleFormat(3).page(WIDTH, HEIGHT, new float[WIDTH * HEIGHT]).build());
        to.add(new TiffBuilder(order, big).page(WIDTH, HEIGHT, 1, noise(3 * HEIGHT), 3).build());
        to.add(new TiffBuilder(order, big).description("ImageJ=1\nimages=1\n").page(WIDTH, 1, noise(WIDTH)).build());
    }

    /** @return TIFF files packed in all the ways that take any samples */
    public static FuzzTarget packedTiff() {
        return new ImageFuzz("packed-tiff", to -> {
            for (final Compression compression : Compression.values()) {
                to.add(packed(compression).page(WIDTH, HEIGHT, noise(WIDTH * HEIGHT)).build());
                to.add(packed(compression).rowsPerStrip(4).page(WIDTH, HEIGHT, new short[WIDTH * HEIGHT]).build());
                to.add(packed(compression).tiles(16).page(WIDTH, HEIGHT, noise(WIDTH * HEIGHT)).build());
            }
            for (final String compression : new String[] {"LZW", "ZLib", "PackBits", "Deflate"}) {
                to.add(JavaImages.grey("tiff", compression, 200, 40));
            }
        });
    }

    private static TiffBuilder packed(final Compression compression) {
        return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).compression(compression);
    }

    /** @return fax-compressed TIFF files */
    public static FuzzTarget fax() {
        return new ImageFuzz("fax", to -> {
            for (final String compression : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
                to.add(JavaImages.bits("tiff", compression, WIDTH, HEIGHT));
                to.add(JavaImages.bits("tiff", compression, 300, 20));
            }
        });
    }

    /** @return PNG files, whose checksums are made right so that more than these is tried */
    public static FuzzTarget png() {
        return new ImageFuzz("png", ImageFuzz::withChecksums, to -> {
            to.add(JavaImages.grey("png", null, WIDTH, HEIGHT));
            to.add(JavaImages.bits("png", null, WIDTH, HEIGHT));
            to.add(JavaImages.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY), "png", null));
            to.add(JavaImages.palette("png", null, 8, WIDTH, HEIGHT));
            to.add(JavaImages.palette("png", null, 2, WIDTH, HEIGHT));
        });
    }

    private static byte[] withChecksums(final byte[] png) {
        final byte[] right = png.clone();
        final ByteBuffer file = ByteBuffer.wrap(right);
        for (int at = 8; at + 12 <= right.length; at += 12 + file.getInt(at)) {
            final int length = file.getInt(at);
            if (length < 0 || length > right.length - at - 12) {
                break;
            }
            final CRC32 checksum = new CRC32();
            checksum.update(right, at + 4, length + 4);
            file.putInt(at + 8 + length, (int)checksum.getValue());
        }
        return right;
    }

    /** @return PNG files of any rows, whose chunks and compression are in order */
    public static FuzzTarget pngRows() {
        return new ImageFuzz("png-rows", ImageFuzz::png, to -> {
            for (final int first : new int[] {0x83, 0x84, 0x03, 0x04, 0x80, 0x00}) {
                final byte[] input = new byte[3 + 400];
                input[0] = (byte)first;
                input[1] = 16;
                input[2] = 9;
                for (int i = 3; i < input.length; i++) {
                    input[i] = (byte)(i % 5);
                }
                to.add(input);
            }
        });
    }

    /** The first byte says how many bits and whether interlaced, the next two the size, up to 64 × 64. */
    private static byte[] png(final byte[] input) {
        final byte[] start = Arrays.copyOf(input, 3);
        final int bits = 1 << (start[0] & 7) % 5;
        final ByteBuffer header = ByteBuffer.allocate(13).putInt(1 + (start[1] & 63)).putInt(1 + (start[2] & 63))
            .put((byte)bits).put(12, (byte)(start[0] >> 7 & 1));
        final int bytes = rowBytes(header.getInt(0), header.getInt(4), bits, header.get(12) == 1);
        final byte[] rows = Arrays.copyOfRange(input, Math.min(3, input.length), Math.min(3, input.length) + bytes);
        return PngBuilder.file(PngBuilder.chunk("IHDR", header.array()),
            PngBuilder.chunk("IDAT", TiffBuilder.deflate(rows)), PngBuilder.chunk("IEND", new byte[0]));
    }

    private static int rowBytes(final int width, final int height, final int bits, final boolean interlaced) {
        int bytes = 0;
        for (final int[] pass : interlaced ? PngSliceFile.PASSES : PngSliceFile.ONE_PASS) {
            final int columns = (width - pass[0] + pass[2] - 1) / pass[2];
            final int rows = (height - pass[1] + pass[3] - 1) / pass[3];
            bytes += columns < 1 ? 0 : rows * (1 + (columns * bits + 7) / 8);
        }
        return bytes;
    }

    /** @return BMP files */
    public static FuzzTarget bmp() {
        return new ImageFuzz("bmp", to -> {
            to.add(JavaImages.grey("bmp", "BI_RGB", WIDTH, HEIGHT));
            to.add(JavaImages.bits("bmp", "BI_RGB", WIDTH, HEIGHT));
            to.add(JavaImages.palette("bmp", "BI_RLE8", 8, WIDTH, HEIGHT));
            to.add(JavaImages.palette("bmp", "BI_RLE4", 4, WIDTH, HEIGHT));
        });
    }

    private static byte[] noise(final int length) {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        final List<byte[]> seeds = new ArrayList<>();
        m_seeds.add(seeds);
        return seeds;
    }

    /** The images that are read take 8 bytes a pixel; an LZW decoder has tables of 28 KB, and there is one a strip. */
    @Override
    public long allocation(final int length) {
        return (16L << 20) + 8L * MOST_PAGES * MOST_PIXELS + 4096L * length;
    }

    @Override
    public void run(final byte[] input) throws IOException {
        final Path path = m_file.holding(m_prepare.apply(input));
        try (SliceFile file = SliceFile.open(path)) {
            for (int i = 0; i < Math.min(MOST_PAGES, file.count()); i++) {
                if (file.header(i).pixels() <= MOST_PIXELS) {
                    read(file, i);
                }
            }
        } catch (final UserError e) {
            if (!e.getMessage().contains(path.toString())) {
                throw new AssertionError("The message does not name the file", e);
            }
            throw e;
        }
    }

    /** Whatever can be a slice or a mask is read as both. */
    private static void read(final SliceFile file, final int index) throws IOException {
        final SliceHeader header = file.header(index);
        if (header.samples() == 1 && header.sampleFormat() != TiffTags.FLOAT && header.bits() <= 32) {
            file.readLabels(index);
        }
        if (header.pixelType() != null) {
            file.readSlice(index);
        }
    }
}
