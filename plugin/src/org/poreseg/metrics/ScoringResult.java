package org.poreseg.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All scores of a run.
 *
 * @param models the models in order
 * @param stacks the stacks in order
 * @param rows a model on a stack each, by model, then by stack
 * @param pooled each model, by name, over the pixels of all its stacks
 */
public record ScoringResult(List<Model> models, List<Stack> stacks, List<Row> rows, Map<String, StackScores> pooled) {

    /**
     * A model.
     *
     * @param name its name, unique
     * @param rockTypes the rock types that it was trained on, possibly none
     */
    public record Model(String name, List<String> rockTypes) {

        /** Copies the list. */
        public Model {
            rockTypes = List.copyOf(rockTypes);
        }

        /**
         * @param rockType a rock type, {@code null} if unknown
         * @return whether the model was trained on it; upper and lower case, and blanks at the ends, are the same
         */
        public boolean knows(final String rockType) {
            return rockType != null
                && rockTypes.stream().anyMatch(own -> normalised(own).equals(normalised(rockType)));
        }

        private static String normalised(final String rockType) {
            return rockType.strip().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A stack.
     *
     * @param name its name, unique
     * @param rockType its rock type, {@code null} if unknown
     */
    public record Stack(String name, String rockType) {
    }

    /**
     * The scores of a model on a stack.
     *
     * @param model the model
     * @param stack the stack
     * @param scores the scores
     */
    public record Row(Model model, Stack stack, StackScores scores) {
        /** @return whether the model was trained on the rock type of the stack */
        public boolean isOwnType() {
            return model.knows(stack.rockType());
        }
    }

    /** Which stacks a summary is of. */
    public enum Scope {
        /** The mean over the stacks of the rock types that the model was trained on. */
        OWN_TYPE("own type"),
        /** The mean over the other stacks. */
        OTHER_TYPES("other types"),
        /** The mean over all stacks. */
        ALL_TYPES("all types"),
        /** The pixels of all stacks together. */
        ALL_PIXELS("all pixels");

        private final String m_label;

        Scope(final String label) {
            m_label = label;
        }

        /** @return what tables and pages call it */
        public String label() {
            return m_label;
        }
    }

    /**
     * Scores of a model over several stacks.
     *
     * @param model the model
     * @param scope which stacks
     * @param stacks how many stacks
     * @param values the numbers; NaN where there is none
     */
    public record Summary(Model model, Scope scope, int stacks, Map<Metric, Double> values) {
    }

    /**
     * How specific and aggregate models compare: for each model the mean over the stacks of the rock types it was
     * trained on, over the other stacks, over all stacks, and the scores of all pixels pooled. Scopes without a stack
     * are left out, as are own and other types of models that were trained on no rock type of the stacks.
     *
     * @return the rows, by model
     */
    public List<Summary> summary() {
        final List<Summary> summary = new ArrayList<>();
        for (final Model model : models) {
            final List<Row> all = rows.stream().filter(row -> row.model().equals(model)).toList();
            if (all.stream().anyMatch(Row::isOwnType)) {
                mean(summary, model, Scope.OWN_TYPE, all, Row::isOwnType);
                mean(summary, model, Scope.OTHER_TYPES, all, row -> !row.isOwnType());
            }
            mean(summary, model, Scope.ALL_TYPES, all, row -> true);
            summary.add(new Summary(model, Scope.ALL_PIXELS, all.size(),
                values(metric -> metric.of(pooled.get(model.name())))));
        }
        return summary;
    }

    private static void mean(final List<Summary> summary, final Model model, final Scope scope, final List<Row> all,
        final Predicate<Row> chosen) {
        final List<Row> of = all.stream().filter(chosen).toList();
        if (!of.isEmpty()) {
            summary.add(new Summary(model, scope, of.size(),
                values(metric -> of.stream().mapToDouble(row -> metric.of(row.scores()))
                    .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN))));
        }
    }

    private static Map<Metric, Double> values(final ToDoubleFunction<Metric> value) {
        final Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (final Metric metric : Metric.values()) {
            values.put(metric, value.applyAsDouble(metric));
        }
        return values;
    }
}
