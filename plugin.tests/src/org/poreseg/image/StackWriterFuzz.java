package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.poreseg.fuzz.FuzzFile;
import org.poreseg.fuzz.FuzzTarget;

/** Writes slices of any size, type and content: they are read as they were. */
public final class StackWriterFuzz implements FuzzTarget {

    private final FuzzFile m_file = new FuzzFile(".tif");

    @Override
    public String name() {
        return "stack-writer";
    }

    @Override
    public List<byte[]> seeds() {
        final byte[] long8 = new byte[300];
        Arrays.fill(long8, (byte)9);
        return List.of(new byte[] {0, 3, 1, 2, 3, 4, 5, 6}, new byte[] {3, 2, 1, 2, 3, 4, 5, 6},
            new byte[] {9, 1, 0, 0, 1, 2}, long8);
    }

    /** A row of up to 256 pixels, and as many rows as the bytes are enough for. */
    @Override
    public void run(final byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        final PixelType type = PixelType.values()[(input[0] & 0xff) / 2 % PixelType.values().length];
        final int width = 1 + (input[1] & 0xff);
        final int height = (input.length - 2) / width / type.bytes();
        if (height == 0) {
            return;
        }
        final Object pixels = pixels(type, ByteBuffer.wrap(input, 2, input.length - 2).slice(), width * height);
        final Path file = m_file.path();
        try (TiffStackWriter writer = TiffStackWriter.create(file, (input[0] & 1) == 1)) {
            writer.append(new Slice(width, height, type, pixels));
            writer.commit();
        }
        try (SliceFile read = SliceFile.open(file)) {
            if (read.count() != 1 || !Arrays.deepEquals(new Object[] {pixels},
                new Object[] {read.readSlice(0).pixels()})) {
                throw new AssertionError("A slice of " + width + " × " + height + " " + type + " is read otherwise");
            }
        }
    }

    private static Object pixels(final PixelType type, final ByteBuffer from, final int count) {
        switch (type.bytes()) {
            case 1:
                final byte[] bytes = new byte[count];
                from.get(bytes);
                return bytes;
            case 2:
                final short[] shorts = new short[count];
                from.asShortBuffer().get(shorts);
                return shorts;
            default:
                final float[] floats = new float[count];
                from.asFloatBuffer().get(floats);
                return floats;
        }
    }
}
