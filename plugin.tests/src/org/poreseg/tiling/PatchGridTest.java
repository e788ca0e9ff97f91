package org.poreseg.tiling;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;
import org.poreseg.errors.UserError;

/** The positions of patches: the examples that define them, and what must hold for every size. */
public class PatchGridTest {

    /** Paper, "Applying": each slice is split into minimally overlapping patches. */
    @Test
    public void minimalOverlapAlong512PixelsIsNone() {
        assertArrayEquals(new int[]{0, 64, 128, 192, 256, 320, 384, 448}, PatchGrid.minimalOverlap(64).starts(512));
    }

    @Test
    public void minimalOverlapAlong500PixelsIsSpreadEvenly() {
        // i * 436 / 7, to the nearest pixel
        assertArrayEquals(new int[]{0, 62, 125, 187, 249, 311, 374, 436}, PatchGrid.minimalOverlap(64).starts(500));
    }

    @Test
    public void strideEndsFlushWithTheBorder() {
        assertArrayEquals(new int[]{0, 48, 96, 136}, PatchGrid.withStride(64, 48).starts(200));
        assertArrayEquals(new int[]{0, 48, 96}, PatchGrid.withStride(64, 48).starts(160));
    }

    @Test
    public void smallSliceLiesInTheMiddleOfOnePatch() {
        for (final PatchGrid grid : List.of(PatchGrid.minimalOverlap(64), PatchGrid.withStride(64, 3))) {
            assertArrayEquals(new int[]{0}, grid.starts(64));
            assertArrayEquals(new int[]{0}, grid.starts(63));
            assertArrayEquals(new int[]{-12}, grid.starts(40));
            assertArrayEquals(new int[]{-31}, grid.starts(1));
            assertTrue(grid.over(40, 100).pads());
            assertTrue(grid.over(100, 63).pads());
            assertFalse(grid.over(64, 64).pads());
        }
    }

    @Test
    public void minimalOverlapUsesTheFewestPatchesAndSpreadsThem() {
        for (final int patch : new int[]{16, 64, 100}) {
            final PatchGrid grid = PatchGrid.minimalOverlap(patch);
            for (int length = patch; length <= 700; length++) {
                final int[] starts = grid.starts(length);
                assertEquals("patches along " + length, (int)Math.ceil(length / (double)patch), starts.length);
                assertEquals(0, starts[0]);
                assertEquals(length - patch, starts[starts.length - 1]);
                int narrowest = Integer.MAX_VALUE;
                int widest = 0;
                for (int i = 1; i < starts.length; i++) {
                    narrowest = Math.min(narrowest, starts[i] - starts[i - 1]);
                    widest = Math.max(widest, starts[i] - starts[i - 1]);
                }
                assertTrue("gap along " + length, widest <= patch);
                assertTrue("even along " + length, starts.length == 1 || widest - narrowest <= 1);
            }
        }
    }

    @Test
    public void everyStrideCoversEveryLength() {
        for (int stride = 1; stride <= 64; stride++) {
            final PatchGrid grid = PatchGrid.withStride(64, stride);
            for (int length = 64; length <= 200; length++) {
                final int[] starts = grid.starts(length);
                assertEquals(0, starts[0]);
                assertEquals(length - 64, starts[starts.length - 1]);
                for (int i = 1; i < starts.length; i++) {
                    final int step = starts[i] - starts[i - 1];
                    assertTrue(i < starts.length - 1 ? step == stride : step >= 1 && step <= stride);
                }
            }
        }
    }

    @Test
    public void positionsRunRowByRow() {
        assertEquals(List.of(new PatchPosition(0, -8), new PatchPosition(32, -8)),
            PatchGrid.minimalOverlap(32).over(64, 16).positions(0, 2));
        assertEquals(List.of(new PatchPosition(0, 0), new PatchPosition(0, 32)),
            PatchGrid.minimalOverlap(32).over(32, 64).positions(0, 2));
    }

    @Test
    public void rowsTakePartsOfTheGrid() {
        for (final PatchGrid grid : List.of(PatchGrid.minimalOverlap(32), PatchGrid.withStride(32, 20))) {
            final SliceGrid slice = grid.over(150, 97);
            final List<PatchPosition> all = slice.positions(0, (int)slice.patches());
            assertEquals(all.size() * 32L * 32, slice.pixels());
            assertEquals(all.subList(3, 8), slice.positions(3, 5));
            assertEquals(all.subList(all.size() - 1, all.size()), slice.positions(all.size() - 1, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> slice.positions(all.size(), 1));
        }
    }

    @Test
    public void settingsOutOfRangeAreNamed() {
        assertMessage("from 16 to 1024", () -> PatchGrid.minimalOverlap(15));
        assertMessage("1025", () -> PatchGrid.minimalOverlap(1025));
        assertMessage("stride", () -> PatchGrid.withStride(64, 0));
        assertMessage("65", () -> PatchGrid.withStride(64, 65));
        assertThrows(IllegalArgumentException.class, () -> PatchGrid.minimalOverlap(64).over(0, 5));
    }

    private static void assertMessage(final String part, final Runnable action) {
        final String message = assertThrows(UserError.class, action::run).getMessage();
        assertTrue(message, message.contains(part));
    }
}
