package org.poreseg.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.poreseg.files.FileErrors;
import org.poreseg.files.ScratchFolder;
import org.poreseg.files.WholeFile;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.TiffStackWriter;
import org.poreseg.unet.training.PatchStore;

/** Fills a small disk, in a process of its own: {@link FullDiskTest} starts it there, and reads its output. */
public final class FullDisk {

    private static final int SIDE = 512;

    private final Path m_disk;

    private FullDisk(final Path disk) {
        m_disk = disk;
    }

    /** Something that needs more room than there is. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** @param arguments the folder in which the disk is mounted */
    public static void main(final String[] arguments) throws IOException {
        final FullDisk disk = new FullDisk(Path.of(arguments[0]));
        final Path old = disk.m_disk.resolve("old.bin");
        Files.writeString(old, "old");
        disk.attempt("whole file", () -> WholeFile.write(old, stream -> {
            for (int i = 0; i < 100; i++) {
                stream.write(new byte[1 << 16]);
            }
        }));
        disk.attempt("stack", disk::stack);
        disk.attempt("patches", disk::patches);
        System.out.println("old file: " + Files.readString(old));
    }

    private void attempt(final String name, final Work work) {
        try {
            work.run();
            System.out.println(name + ": written");
        } catch (final IOException ex) {
            System.out.println(name + ": " + FileErrors.message(ex));
        }
        try (Stream<Path> files = Files.list(m_disk)) {
            System.out.println(name + " left: " + files.map(file -> file.getFileName().toString()).sorted().toList());
        } catch (final IOException ex) {
            System.out.println(name + " left: " + ex);
        }
    }

    /** Noise, which cannot be compressed. */
    private static Slice noise(final int seed) {
        final byte[] pixels = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(pixels);
        return new Slice(SIDE, SIDE, PixelType.UINT8, pixels);
    }

    private void stack() throws IOException {
        try (TiffStackWriter stack = TiffStackWriter.create(m_disk.resolve("stack.tif"), false)) {
            for (int i = 0; i < 20; i++) {
                stack.append(noise(i));
            }
            stack.commit();
        }
    }

    private void patches() throws IOException {
        try (ScratchFolder scratch = ScratchFolder.make(m_disk, "scratch");
                PatchStore store = PatchStore.create(scratch.path(), SIDE, SIDE, PixelType.UINT8)) {
            for (int i = 0; i < 20; i++) {
                store.add(noise(i), new Mask(SIDE, SIDE), new IntensityWindow(0, 255));
            }
        }
    }
}
