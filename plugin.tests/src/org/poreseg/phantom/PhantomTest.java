package org.poreseg.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;

/** Phantoms are what they promise: repeatable, consistent in depth, of the right porosity, hard for a threshold. */
public class PhantomTest {

    /** Two grey values, but for the texture of the solid. */
    private static final Artefacts PERFECT = new Artefacts(0, 0, 0, 0, 0);

    private static final int SIZE = 160;

    /** Where stacks are written. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static Phantom phantom(final RockType type, final int slices, final long seed) {
        return new Phantom(PhantomSettings.of(type, SIZE, slices, seed));
    }

    /** The same settings make the same slices in any order, and more slices begin with the same ones. */
    @Test
    public void slicesDependOnlyOnSeedAndPlace() {
        for (final RockType type : RockType.values()) {
            final Phantom shallow = phantom(type, 8, 5);
            final Phantom deep = phantom(type, 500, 5);
            deep.slice(499);
            for (final int z : new int[] {7, 0}) {
                final PhantomSlice a = shallow.slice(z);
                final PhantomSlice b = deep.slice(z);
                assertArrayEquals((byte[])a.image().pixels(), (byte[])b.image().pixels());
                assertArrayEquals(a.mask().words(), b.mask().words());
            }
            assertFalse(Arrays.equals(shallow.slice(0).mask().words(), phantom(type, 8, 6).slice(0).mask().words()));
        }
    }

    /** The porosity aimed at, over a volume that holds enough pores. */
    @Test
    public void porosityIsNearTarget() {
        for (final RockType type : RockType.values()) {
            for (final double target : new double[] {0.1, type.typicalPorosity(), 0.35}) {
                final Phantom phantom = new Phantom(
                    new PhantomSettings(type, SIZE, SIZE, 48, 11, target, 8, PERFECT));
                long pores = 0;
                for (int z = 3; z < 48; z += 6) {
                    pores += phantom.slice(z).mask().poreCount();
                }
                assertEquals(type + " " + target, target, pores / (8.0 * SIZE * SIZE), 0.2 * target);
            }
        }
    }

    /** Slices fit together: neighbours share most of their pores, distant slices no more than chance. */
    @Test
    public void poresGoOnInDepth() {
        for (final RockType type : RockType.values()) {
            final Phantom phantom = phantom(type, 400, 2);
            assertTrue(type.label(), overlap(phantom.slice(20).mask(), phantom.slice(21).mask()) > 0.7);
            assertTrue(type.label(), overlap(phantom.slice(20).mask(), phantom.slice(320).mask()) < 0.4);
        }
    }

    private static double overlap(final Mask a, final Mask b) {
        long both = 0;
        long either = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            both += a.isPore(i) && b.isPore(i) ? 1 : 0;
            either += a.isPore(i) || b.isPore(i) ? 1 : 0;
        }
        return (double)both / either;
    }

    /** The best of all thresholds, fitted on the stack itself, finds the pores only roughly. */
    @Test
    public void thresholdIsNotEnough() {
        for (final RockType type : RockType.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                final double best = bestThresholdIoU(phantom(type, 32, seed));
                assertTrue(type + " " + seed + ": " + best, best > 0.4 && best < 0.85);
            }
        }
    }

    /** Without drift, noise and blur a threshold does much better: it is the artefacts that make it hard. */
    @Test
    public void artefactsMakeTheDifference() {
        for (final RockType type : RockType.values()) {
            final PhantomSettings usual = PhantomSettings.of(type, SIZE, 32, 1);
            final Phantom perfect = new Phantom(new PhantomSettings(type, SIZE, SIZE, 32, 1, usual.porosity(), 8,
                PERFECT));
            assertTrue(type.label(), bestThresholdIoU(perfect) > 0.97);
        }
    }

    private static double bestThresholdIoU(final Phantom phantom) {
        final long[] pores = new long[256];
        final long[] solid = new long[256];
        for (int z = 0; z < phantom.sliceCount(); z += 8) {
            final PhantomSlice slice = phantom.slice(z);
            for (int i = 0; i < SIZE * SIZE; i++) {
                (slice.mask().isPore(i) ? pores : solid)[(int)slice.image().value(i)]++;
            }
        }
        final long allPores = Arrays.stream(pores).sum();
        long hits = 0;
        long falsePores = 0;
        double best = 0;
        for (int threshold = 0; threshold < 256; threshold++) {
            hits += pores[threshold];
            falsePores += solid[threshold];
            best = Math.max(best, (double)hits / (allPores + falsePores));
        }
        return best;
    }

    /** 16 bits show the same as 8 bits, more finely. */
    @Test
    public void sixteenBitsAreTheSameImage() {
        final PhantomSettings eight = PhantomSettings.of(RockType.SOIL, 64, 4, 3);
        final Phantom sixteen = new Phantom(
            new PhantomSettings(RockType.SOIL, 64, 64, 4, 3, eight.porosity(), 16, Artefacts.DEFAULT));
        final Slice fine = sixteen.slice(2).image();
        final Slice coarse = new Phantom(eight).slice(2).image();
        assertEquals(PixelType.UINT16, fine.type());
        for (int i = 0; i < 64 * 64; i++) {
            assertEquals(coarse.value(i), fine.value(i) / 257, 0.51);
        }
    }

    /** Files hold what the phantom shows, and the list leads to them. */
    @Test
    public void filesHoldThePhantom() throws IOException {
        final Path folder = m_folder.getRoot().toPath().resolve("new");
        final Phantom phantom = new Phantom(PhantomSettings.of(RockType.CARBONATE, 48, 5, 9));
        final StackDefinition written;
        try (PhantomFiles files = PhantomFiles.create(folder, "Carbonate: 9", phantom.settings())) {
            for (int z = 0; z < 5; z++) {
                files.append(phantom.slice(z));
            }
            written = files.commit();
        }
        StackList.write(folder.resolve("stacks.csv"), List.of(written));
        final StackDefinition read = StackList.read(folder.resolve("stacks.csv")).get(0);
        assertEquals("carbonate_9.tif", read.images());
        assertEquals("carbonate", read.rockType());
        try (StackSource source = StackSource.open(read)) {
            assertEquals(5, source.sliceCount());
            for (int z = 0; z < 5; z++) {
                assertArrayEquals((byte[])phantom.slice(z).image().pixels(), (byte[])source.readImage(z).pixels());
                assertArrayEquals(phantom.slice(z).mask().words(), source.readMask(z).words());
            }
            source.checkPoreValuesSeen();
        }
    }

    /** A phantom that is not finished leaves no files. */
    @Test
    public void abandonedPhantomLeavesNoFiles() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        final PhantomSettings settings = PhantomSettings.of(RockType.SOIL, 32, 2, 1);
        try (PhantomFiles files = PhantomFiles.create(folder, "soil", settings)) {
            files.append(new Phantom(settings).slice(0));
        }
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    /** Settings out of range. */
    @Test
    public void refusesAbsurdSettings() {
        assertThrows(UserError.class, () -> PhantomSettings.of(RockType.SOIL, 15, 1, 1));
        assertThrows(UserError.class, () -> PhantomSettings.of(RockType.SOIL, 64, 0, 1));
        assertThrows(UserError.class,
            () -> new PhantomSettings(RockType.SOIL, 64, 64, 1, 1, 0.9, 8, Artefacts.DEFAULT));
        assertThrows(UserError.class,
            () -> new PhantomSettings(RockType.SOIL, 64, 64, 1, 1, 0.2, 12, Artefacts.DEFAULT));
        assertThrows(UserError.class, () -> new Artefacts(1, -1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> phantom(RockType.SOIL, 2, 1).slice(2));
    }

    /** Smooth noise is smooth, bounded, and zero in the mean. */
    @Test
    public void noiseIsSmoothAndCentred() {
        final Noise noise = new Noise(new Hash(4), 10);
        final Random random = new Random(1);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            final double x = 2000 * (random.nextDouble() - 0.5);
            final double y = 2000 * (random.nextDouble() - 0.5);
            final double value = noise.at(x, y, 3.3);
            assertTrue(Math.abs(value) <= 1);
            // the steepest slope of the interpolation is 1.875 × the largest step, 2, over the scale
            assertEquals(value, noise.at(x + 0.01, y, 3.3), 0.01 * 0.4);
            sum += value;
        }
        assertEquals(0, sum / 20_000, 0.02);
        assertNotEquals(noise.at(5, 5, 5), new Noise(new Hash(5), 10).at(5, 5, 5), 1e-9);
    }
}
