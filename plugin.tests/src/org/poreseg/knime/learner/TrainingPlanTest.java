package org.poreseg.knime.learner;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.knime.learner.SliceCatalogue.Entry;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.tiling.PatchPosition;

/** The slices of each model (paper, experiment), and the order of their patches. */
public class TrainingPlanTest {

    private final SliceCatalogue m_catalogue = new SliceCatalogue();

    private void add(final String rockType, final String stack, final int slice, final int x, final int y,
        final long pixels, final long pores) {
        m_catalogue.add(m_catalogue.slice(new SliceKey(new StackKey(stack), slice), rockType, "Row"),
            new PatchPosition(x, y), pixels, pores);
    }

    private void stack(final String rockType, final String stack, final int slices) {
        for (int slice = 0; slice < slices; slice++) {
            add(rockType, stack, slice, 0, 0, 100, 30);
        }
    }

    private List<TrainingPlan.Model> plan(final TrainMode mode) {
        return TrainingPlan.of(mode, m_catalogue.slices());
    }

    private static Map<String, Long> byType(final TrainingPlan.Model model) {
        return model.training().stream()
            .collect(Collectors.groupingBy(slice -> slice.rockType(), Collectors.counting()));
    }

    @Test
    public void threeTypesMakeThePapersSevenModelsOfEqualSize() {
        stack("soil", "s", 12);
        stack("carbonate", "c", 12);
        stack("sandstone", "t", 12);
        final List<TrainingPlan.Model> models = plan(TrainMode.EVERY_COMBINATION);
        assertEquals(List.of("carbonate", "sandstone", "soil", "carbonate + sandstone", "carbonate + soil",
            "sandstone + soil", "carbonate + sandstone + soil"), models.stream().map(m -> m.name()).toList());
        models.forEach(model -> {
            assertEquals(model.name(), 12, new HashSet<>(model.training()).size());
            // a pair takes half of each stack, the triple a third
            byType(model).values().forEach(slices -> assertEquals(12L / model.rockTypes().size(), (long)slices));
        });
    }

    @Test
    public void theTypeWithTheFewestSlicesSetsTheBudget() {
        stack("a", "a1", 7);
        stack("a", "a2", 9);
        stack("b", "b1", 5);
        final List<TrainingPlan.Model> models = plan(TrainMode.EVERY_COMBINATION);
        models.forEach(model -> assertEquals(5, model.training().size()));
        assertEquals(Map.of("a", 3L, "b", 2L), byType(models.get(2)));
        assertEquals(List.of("a", "b"), plan(TrainMode.PER_ROCK_TYPE).stream().map(m -> m.name()).toList());
        assertEquals(21, plan(TrainMode.ONE_MODEL).get(0).training().size());
    }

    @Test
    public void slicesAreDrawnEvenlyAlongTheStack() {
        assertEquals(List.of(1, 3, 5, 7, 9), TrainingPlan.evenly(IntStream.range(0, 10).boxed().toList(), 5));
        assertEquals(List.of(1, 5, 8), TrainingPlan.evenly(IntStream.range(0, 10).boxed().toList(), 3));
        for (int size = 1; size < 40; size++) {
            final List<Integer> all = IntStream.range(0, size).boxed().toList();
            assertEquals(all, TrainingPlan.evenly(all, size));
            final int[] numbers = IntStream.range(0, size).toArray();
            for (int count = 1; count <= size; count++) {
                final List<Integer> drawn = TrainingPlan.evenly(all, count);
                assertEquals(drawn, Arrays.stream(TrainingPlan.evenly(numbers, count)).boxed().toList());
                for (int i = 1; i < count; i++) {
                    final int gap = drawn.get(i) - drawn.get(i - 1);
                    assertTrue(gap == size / count || gap == size / count + 1);
                }
            }
        }
    }

    @Test
    public void oneModelTakesRowsOfNoType() {
        stack("", "x", 2);
        final TrainingPlan.Model model = plan(TrainMode.ONE_MODEL).get(0);
        assertEquals("model", model.name());
        assertEquals(List.of(), model.rockTypes());
    }

    @Test
    public void eachModelLearnsFromBothClasses() {
        stack("a", "a1", 4);
        // the stack has pores, but not in the four slices that the model gets
        for (int slice = 0; slice < 8; slice++) {
            add("b", "b1", slice, 0, 0, 100, slice == 0 ? 50 : 0);
        }
        final String message =
            assertThrows(UserError.class, () -> plan(TrainMode.PER_ROCK_TYPE)).getMessage();
        assertTrue(message, message.contains("model \"b\" hold no pore in any of the 4 slices"));
    }

    @Test
    public void noTwoModelsHaveOneName() {
        stack("a", "a", 4);
        stack("b", "b", 4);
        stack("a + b", "mixed", 4);
        final String message =
            assertThrows(UserError.class, () -> plan(TrainMode.EVERY_COMBINATION)).getMessage();
        assertTrue(message, message.contains("the rock types \"a + b\" and that of \"a\", \"b\""));
        assertEquals(3, plan(TrainMode.PER_ROCK_TYPE).size());
    }

    @Test
    public void typesThatDifferInCaseOnlyAreRefused() {
        stack("Soil", "s", 4);
        stack("soil", "t", 4);
        for (final TrainMode mode : List.of(TrainMode.PER_ROCK_TYPE, TrainMode.EVERY_COMBINATION)) {
            final String message = assertThrows(UserError.class, () -> plan(mode)).getMessage();
            assertTrue(message, message.contains("\"Soil\" and \"soil\" differ in case only"));
        }
        assertEquals(1, plan(TrainMode.ONE_MODEL).size());
    }

    @Test
    public void moreTypesThanSlicesAreRefused() {
        stack("a", "a", 1);
        stack("b", "b", 1);
        final String message =
            assertThrows(UserError.class, () -> plan(TrainMode.EVERY_COMBINATION)).getMessage();
        assertTrue(message, message.contains("a + b"));
    }

    @Test
    public void tooManyTypesAreRefused() {
        for (int type = 0; type < 9; type++) {
            stack("type " + type, "stack " + type, 9);
        }
        final String message =
            assertThrows(UserError.class, () -> plan(TrainMode.EVERY_COMBINATION)).getMessage();
        assertTrue(message, message.contains("511 models"));
        assertEquals(9, plan(TrainMode.PER_ROCK_TYPE).size());
    }

    @Test
    public void everyThirdSliceOfEachStackIsHeldOut() {
        stack("a", "a1", 7);
        stack("b", "b1", 3);
        final List<Entry> heldOut = new ArrayList<>();
        final List<Entry> kept = TrainingPlan.holdOut(m_catalogue.slices(), 3, heldOut);
        assertEquals(List.of("a1/2", "a1/5", "b1/2"),
            heldOut.stream().map(slice -> slice.key().stack().name() + "/" + slice.key().index()).toList());
        assertEquals(7, kept.size());
    }

    /** Against Java's sort of objects, with coordinates of either sign, far apart, and patches at one place. */
    @Test
    public void patchesAreSortedByRowAndColumn() {
        final int[] coordinates = {Integer.MIN_VALUE, -70000, -1, 0, 1, 64, 70000, Integer.MAX_VALUE};
        final Random random = new Random(5);
        final int[] x = random.ints(500, 0, coordinates.length).map(i -> coordinates[i]).toArray();
        final int[] y = random.ints(500, 0, coordinates.length).map(i -> coordinates[i]).toArray();
        for (int i = 0; i < x.length; i++) {
            add("a", "s", 0, x[i], y[i], 1, 0);
        }
        assertArrayEquals(IntStream.range(0, x.length).boxed()
            .sorted(Comparator.comparingInt((final Integer i) -> y[i]).thenComparingInt(i -> x[i]))
            .mapToInt(Integer::intValue).toArray(), m_catalogue.patchesOf(m_catalogue.slices()));
    }

    @Test
    public void patchesComeInAnOrderOfTheirOwn() {
        add("a", "s", 1, 0, 0, 1, 0);
        add("a", "s", 0, 8, 8, 1, 0);
        add("a", "s", 0, 0, 8, 1, 0);
        add("a", "s", 1, -3, 0, 1, 0);
        add("a", "s", 0, 8, -1, 1, 0);
        assertArrayEquals(new int[] {4, 2, 1, 3, 0}, m_catalogue.patchesOf(m_catalogue.slices()));
        assertArrayEquals(new int[] {3, 0}, m_catalogue.patchesOf(m_catalogue.slices().subList(1, 2)));
    }
}
