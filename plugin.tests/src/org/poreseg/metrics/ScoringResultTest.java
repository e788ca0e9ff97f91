package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.metrics.ScoringResult.Model;
import org.poreseg.metrics.ScoringResult.Row;
import org.poreseg.metrics.ScoringResult.Scope;
import org.poreseg.metrics.ScoringResult.Stack;
import org.poreseg.metrics.ScoringResult.Summary;

/** Own and other rock types. */
public class ScoringResultTest {

    /** The list says what a model knows, not its name; upper and lower case and blanks around are the same. */
    @Test
    public void aModelKnowsTheRockTypesOfItsList() {
        final Model model = new Model("carbonate + soil", List.of("quartz+clay", "Carbonate "));
        assertTrue(model.knows("quartz+clay"));
        assertTrue(model.knows("carbonate"));
        assertFalse(model.knows("quartz"));
        assertFalse(model.knows("clay"));
        assertFalse(model.knows("soil"));
        assertFalse(model.knows(null));
    }

    /** The summary has the scopes that there are stacks for. */
    @Test
    public void summaryTellsOwnTypesFromOthers() {
        final Model one = new Model("one", List.of("quartz+clay"));
        final Model none = new Model("quartz + clay", List.of());
        final List<Stack> stacks =
            List.of(new Stack("a", "quartz+clay"), new Stack("b", "quartz"), new Stack("c", null));
        final List<Row> rows = List.of(one, none).stream()
            .flatMap(model -> stacks.stream().map(stack -> new Row(model, stack, scores(stack.name().hashCode()))))
            .toList();
        final List<Summary> summary = new ScoringResult(List.of(one, none), stacks, rows,
            Map.of("one", scores(1), "quartz + clay", scores(2))).summary();
        assertEquals(
            List.of(Scope.OWN_TYPE, Scope.OTHER_TYPES, Scope.ALL_TYPES, Scope.ALL_PIXELS, Scope.ALL_TYPES,
                Scope.ALL_PIXELS),
            summary.stream().map(Summary::scope).toList());
        assertEquals(List.of(1, 2, 3, 3, 3, 3), summary.stream().map(Summary::stacks).toList());
        assertEquals(Metric.IOU.of(rows.get(0).scores()), summary.get(0).values().get(Metric.IOU), 0);
    }

    private static StackScores scores(final int seed) {
        final Random random = new Random(seed);
        final Mask reference = new Mask(8, 8);
        final float[] probabilities = new float[64];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = random.nextFloat();
            if (i % 3 == 0) {
                reference.setPore(i);
            }
        }
        final ProbabilityMap map = new ProbabilityMap(8, 8, probabilities);
        final SegmentationScores scores = new SegmentationScores();
        scores.add(map, map.threshold(0.5), reference);
        return StackScores.of(scores, null);
    }
}
