package org.poreseg.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.Test;
import org.poreseg.progress.WorkMonitor;

/** Real stacks, where they are at hand: system property {@code poreseg.shared}, or {@code ../shared/data}. */
public class SharedDataTest {

    private static Path data() {
        final Path root = Path.of(System.getProperty("poreseg.root", "."));
        final Path data = Path.of(System.getProperty("poreseg.shared", root.resolve("../shared/data").toString()));
        assumeTrue("No real stacks in " + data + ": skipped", Files.isDirectory(data));
        return data;
    }

    private static StackSource open(final String images, final String masks, final String poreValues,
        final RegionOfInterest region) throws IOException {
        return StackSource.open(new StackDefinition("real", "", images, masks, data(), PoreValues.parse(poreValues),
            SliceRange.ALL, region, "test"));
    }

    /** Single TIFFs with class masks as PNG: the pore fraction inside the plug is the known one. */
    @Test
    public void sandstone() throws IOException {
        final RegionOfInterest inside = new RegionOfInterest(238, 252, OptionalInt.of(512), OptionalInt.of(512));
        try (StackSource source = open("versa_sandstone/images", "versa_sandstone/masks/*.png", "0", inside)) {
            assertEquals(6, source.sliceCount());
            assertEquals(PixelType.UINT8, source.pixelType());
            long pores = 0;
            for (int i = 0; i < source.sliceCount(); i++) {
                assertEquals(512, source.readImage(i).width());
                pores += source.readMask(i).poreCount();
            }
            source.checkPoreValuesSeen();
            assertEquals(0.11, pores / (6.0 * 512 * 512), 0.01);
        }
    }

    /** Multi-page deflate TIFF and masks of 255. */
    @Test
    public void simulatedBerea() throws IOException {
        try (StackSource source = open("simulated/berea_sandstone_gray.tif", "simulated/berea_sandstone_pore.tif",
            "255", RegionOfInterest.ALL)) {
            assertEquals(64, source.sliceCount());
            source.readMask(63);
            source.checkPoreValuesSeen();
            assertEquals(256, source.readImage(63).height());
        }
    }

    /** 16 bits: the stack's window is far from the type's range. */
    @Test
    public void carbonate() throws IOException {
        try (StackSource source = open("carbonate_u16.tif", "", "", RegionOfInterest.ALL)) {
            assertEquals(PixelType.UINT16, source.pixelType());
            final IntensityWindow window =
                IntensityWindows.of(source, WindowKind.STACK_PERCENTILES, 0.5, 99.5, WorkMonitor.NONE);
            assertTrue(window.toString(), window.high() < 45_000);
        }
    }
}
