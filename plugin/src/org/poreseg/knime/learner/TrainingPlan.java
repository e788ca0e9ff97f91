package org.poreseg.knime.learner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.poreseg.knime.learner.SliceCatalogue.Entry;
import org.poreseg.knime.modelport.RockTypeModels;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.unet.model.ModelOutline;

/**
 * Which models are trained, and on which slices (paper, experiment: seven models from three rock types, "all with an
 * equal number of training images", so that a pair takes half of each stack and the triple a third).
 */
final class TrainingPlan {

    /** One slice in so many is the most that can be held out. */
    static final int MIN_HOLD_OUT = 2;

    /**
     * One model to train.
     *
     * @param outline its name and rock types
     * @param training the slices it learns from
     */
    record Model(ModelOutline outline, List<Entry> training) {

        String name() {
            return outline.name();
        }

        List<String> rockTypes() {
            return outline.rockTypes();
        }
    }

    private TrainingPlan() {
    }

    /**
     * @param mode which models
     * @param slices the slices that may be used for training, in {@link SliceCatalogue#ORDER}
     * @return the models: single types first, then pairs and so on, in alphabetical order
     * @throws org.poreseg.errors.UserError if there are too few slices or too many rock types, if two models would have
     *             one name, or if the masks of a model hold only one class
     */
    static List<Model> of(final TrainMode mode, final List<Entry> slices) {
        final Map<String, List<Entry>> byType = new TreeMap<>();
        for (final Entry slice : slices) {
            byType.computeIfAbsent(slice.rockType(), type -> new ArrayList<>()).add(slice);
        }
        final List<String> types = List.copyOf(byType.keySet());
        if (mode == TrainMode.ONE_MODEL) {
            return List.of(new Model(RockTypeModels.outline(types), slices));
        }
        // the same number of slices for every model: what the type with the fewest slices can give
        final int budget = byType.values().stream().mapToInt(List::size).min().orElse(0);
        final List<Model> models = new ArrayList<>();
        for (final List<String> combination : RockTypeModels.combinations(mode, types)) {
            final Model model = new Model(RockTypeModels.outline(combination), draw(combination, byType, budget));
            ClassBalance.requireBoth("The masks of model \"" + model.name() + "\"", model.training());
            models.add(model);
        }
        return models;
    }

    private static List<Entry> draw(final List<String> combination, final Map<String, List<Entry>> byType,
        final int budget) {
        final int types = combination.size();
        RockTypeModels.requireShares(combination, budget);
        final List<Entry> drawn = new ArrayList<>(budget);
        for (int i = 0; i < types; i++) {
            // the first types take the remainder, so that every model has exactly `budget` slices
            drawn.addAll(evenly(byType.get(combination.get(i)), budget / types + (i < budget % types ? 1 : 0)));
        }
        return drawn;
    }

    /**
     * @param items any items in order
     * @param count how many of them, at most all
     * @return {@code count} items, spread evenly over the list: the middles of {@code count} parts of equal length
     */
    static <T> List<T> evenly(final List<T> items, final int count) {
        return IntStream.range(0, count).mapToObj(i -> items.get(middle(i, count, items.size()))).toList();
    }

    /**
     * @param items any items in order
     * @param count how many of them, at most all
     * @return the same for numbers
     */
    static int[] evenly(final int[] items, final int count) {
        return IntStream.range(0, count).map(i -> items[middle(i, count, items.length)]).toArray();
    }

    /** The middle of the i-th of {@code count} parts of equal length. */
    private static int middle(final int i, final int count, final int size) {
        return (int)((2L * i + 1) * size / (2L * count));
    }

    /**
     * Sets aside every n-th slice of each stack for validation.
     *
     * @param slices slices in {@link SliceCatalogue#ORDER}
     * @param every n, at least {@link #MIN_HOLD_OUT}
     * @param heldOut receives the slices set aside: the n-th, 2n-th, … of each stack
     * @return the other slices
     */
    static List<Entry> holdOut(final List<Entry> slices, final int every, final List<Entry> heldOut) {
        final Map<StackKey, Integer> seen = new LinkedHashMap<>();
        final List<Entry> kept = new ArrayList<>();
        for (final Entry slice : slices) {
            (seen.merge(slice.key().stack(), 1, Integer::sum) % every == 0 ? heldOut : kept).add(slice);
        }
        return kept;
    }
}
