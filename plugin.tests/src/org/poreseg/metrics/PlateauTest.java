package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.Test;

/** Intervals found by hand. */
public class PlateauTest {

    private static final double[] THRESHOLDS = {0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9};

    private static Plateau plateau(final int... perThousand) {
        final List<PoreConfusion> confusions = Arrays.stream(perThousand)
            .mapToObj(iou -> iou < 0 ? new PoreConfusion(0, 0, 0, 9) : new PoreConfusion(iou, 1000 - iou, 0, 0))
            .toList();
        return Plateau.of(THRESHOLDS, confusions);
    }

    @Test
    public void reachesAsFarAsOnePerCentBelowTheBest() {
        assertEquals(new Plateau(0.2, 0.8, 0.5, 1.0), plateau(989, 990, 995, 1000, 999, 990, 989));
    }

    @Test
    public void aDipEndsIt() {
        assertEquals(new Plateau(0.5, 0.7, 0.5, 1.0), plateau(995, 995, 900, 1000, 999, 0, 999));
    }

    @Test
    public void ofTwoThatHoldABestTheWiderCounts() {
        assertEquals(new Plateau(0.1, 0.3, 0.3, 0.8), plateau(800, 795, 800, 100, 800, 799, 0));
    }

    @Test
    public void anIntervalWithoutTheBestDoesNotCount() {
        assertEquals(new Plateau(0.9, 0.9, 0.9, 0.8), plateau(799, 799, 799, 799, 799, 0, 800));
    }

    @Test
    public void withoutAnyIouThereIsNone() {
        assertEquals(new Plateau(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            plateau(-1, -1, -1, -1, -1, -1, -1));
    }

    @Test
    public void thresholdsWithoutAnIouAreLeftOut() {
        assertEquals(new Plateau(0.2, 0.3, 0.3, 0.5), plateau(-1, 500, 500, -1, 400, 500, -1));
    }
}
