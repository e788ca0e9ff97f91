package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;

import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/** Slices add up, and merging stacks is adding their slices. */
public class SegmentationScoresTest {

    @Test
    public void mergedStacksAreAllTheirSlices() {
        final Random random = new Random(2);
        final SegmentationScores all = new SegmentationScores();
        final SegmentationScores merged = new SegmentationScores();
        long largest = 0;
        for (int stack = 0; stack < 3; stack++) {
            final SegmentationScores one = new SegmentationScores();
            for (int slice = 0; slice < 2; slice++) {
                final ProbabilityMap map = RandomImages.map(50, 30, random::nextDouble);
                final Mask reference = RandomImages.blobs(50, 30, 12, random);
                one.add(map, map.threshold(0.5), reference);
                all.add(map, map.threshold(0.5), reference);
                largest += PoreClusters.largest(BitRows.of(reference));
            }
            merged.merge(one);
        }
        assertEquals(6, merged.slices());
        assertEquals(all.confusion(), merged.confusion());
        assertEquals(all.connectedPorosity(), merged.connectedPorosity());
        assertEquals(largest / (6.0 * 50 * 30), merged.connectedPorosity().referenceShare(), 0);
        assertEquals(all.borderErrors().falseNegativeShare(2), merged.borderErrors().falseNegativeShare(2), 0);
        assertEquals(all.sweep(), merged.sweep());
        assertEquals(all.probabilities().averagePrecision(), merged.probabilities().averagePrecision(), 0);
    }
}
