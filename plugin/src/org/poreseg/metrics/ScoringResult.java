package org.poreseg.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All scores of a run.
 *
 * @param models the models in order
 * @param stacks the stacks in order
 * @param rows a model on a stack each, by model, then by stack
 * @param pooled each model over the pixels of all its stacks
 */
public record ScoringResult(List<String> models, List<Stack> stacks, List<Row> rows, Map<String, StackScores> pooled) {

    /**
     * A stack.
     *
     * @param name its name
     * @param rockType its rock type, {@code null} if unknown
     */
    public record Stack(String name, String rockType) {
    }

    /**
     * The scores of a model on a stack.
     *
     * @param model the name of the model
     * @param stack the stack
     * @param scores the scores
     */
    public record Row(String model, Stack stack, StackScores scores) {
        /** @return whether the model was trained on the rock type of the stack */
        public boolean isOwnType() {
            return stack.rockType() != null && RockTypes.isOwn(model, stack.rockType());
        }
    }

    /**
     * Scores of a model over several stacks.
     *
     * @param model the name of the model
     * @param scope which stacks
     * @param stacks how many stacks
     * @param values the numbers; NaN where there is none
     */
    public record Summary(String model, String scope, int stacks, Map<Metric, Double> values) {
    }

    /**
     * How specific and aggregate models compare: for each model the mean over the stacks of the rock types it was
     * trained on, over the other stacks, over all stacks, and the scores of all pixels pooled. Scopes without a stack
     * are left out, as are own and other types of models whose names name no rock type of the stacks.
     *
     * @return the rows, by model
     */
    public List<Summary> summary() {
        final List<Summary> summary = new ArrayList<>();
        for (final String model : models) {
            if (rows.stream().anyMatch(row -> row.model().equals(model) && row.isOwnType())) {
                mean(summary, model, "own type", Row::isOwnType);
                mean(summary, model, "other types", row -> !row.isOwnType());
            }
            mean(summary, model, "all types", row -> true);
            final Map<Metric, Double> values = new EnumMap<>(Metric.class);
            for (final Metric metric : Metric.values()) {
                values.put(metric, metric.of(pooled.get(model)));
            }
            summary.add(new Summary(model, "all pixels",
                (int)rows.stream().filter(row -> row.model().equals(model)).count(), values));
        }
        return summary;
    }

    private void mean(final List<Summary> summary, final String model, final String scope,
        final Predicate<Row> chosen) {
        final List<Row> of = rows.stream().filter(row -> row.model().equals(model)).filter(chosen).toList();
        if (of.isEmpty()) {
            return;
        }
        final Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (final Metric metric : Metric.values()) {
            values.put(metric, of.stream().mapToDouble(row -> metric.of(row.scores()))
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN));
        }
        summary.add(new Summary(model, scope, of.size(), values));
    }
}
