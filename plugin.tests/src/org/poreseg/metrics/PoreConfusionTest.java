package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;

/** Counts by words against counts by pixels. */
public class PoreConfusionTest {

    @Test
    public void countsLikeALoopOverPixels() {
        final Random random = new Random(3);
        for (int width = 1; width < 70; width += 3) {
            final Mask predicted = RandomImages.mask(width, 17, random.nextDouble(), random);
            final Mask reference = RandomImages.mask(width, 17, random.nextDouble(), random);
            final long[] counts = new long[4];
            for (int i = 0; i < width * 17; i++) {
                counts[(predicted.isPore(i) ? 0 : 2) + (reference.isPore(i) ? 0 : 1)]++;
            }
            final PoreConfusion confusion = PoreConfusion.of(predicted, reference);
            assertEquals(new PoreConfusion(counts[0], counts[1], counts[2], counts[3]), confusion);
            assertEquals((double)(counts[0] + counts[3]) / (width * 17), confusion.accuracy(), 0);
            assertEquals((double)counts[0] / (counts[0] + counts[1]), confusion.precision(), 0);
            assertEquals((double)counts[0] / (counts[0] + counts[2]), confusion.recall(), 0);
            assertEquals((double)counts[0] / (counts[0] + counts[1] + counts[2]), confusion.iou(), 0);
            assertEquals((double)(counts[0] + counts[1]) / (width * 17), confusion.porosity(), 0);
            assertEquals((double)(counts[0] + counts[2]) / (width * 17), confusion.referencePorosity(), 0);
        }
    }

    @Test
    public void whatHasNoDenominatorHasNoValue() {
        final PoreConfusion solid = PoreConfusion.of(new Mask(5, 5), new Mask(5, 5));
        assertEquals(1, solid.accuracy(), 0);
        assertEquals(Double.NaN, solid.precision(), 0);
        assertEquals(Double.NaN, solid.recall(), 0);
        assertEquals(Double.NaN, solid.iou(), 0);
        assertEquals(0, solid.porosity(), 0);
        assertEquals(Double.NaN, PoreConfusion.NONE.accuracy(), 0);
        assertEquals(Double.NaN, PoreConfusion.NONE.porosity(), 0);
    }

    @Test
    public void masksOfDifferentSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PoreConfusion.of(new Mask(4, 5), new Mask(5, 4)));
    }
}
