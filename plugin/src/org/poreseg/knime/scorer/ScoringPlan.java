package org.poreseg.knime.scorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.errors.UserError;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.ModelStack;
import org.poreseg.knime.tables.SegmentedRows;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.ModelOutline;

/** What there is to score, found by a pass over the rows that looks at no image: models, stacks, slices, rock types. */
final class ScoringPlan {

    /** So many missing references are named; of the rest, the number. */
    private static final int NAMED = 20;

    /** The models by name, in the order of their first rows. */
    private final Map<String, ModelOutline> m_models = new LinkedHashMap<>();

    /** Slices that were predicted by any model, by stack. */
    private final Map<StackKey, TreeSet<Integer>> m_slices = new LinkedHashMap<>();

    private final Map<StackKey, String> m_rockTypes = new HashMap<>();

    private final Map<ModelStack, Integer> m_counts = new HashMap<>();

    /**
     * @param table the segmented slices
     * @param segmented reads its rows
     * @param references the reference slices
     * @param monitor may cancel
     * @throws UserError if references are missing (all are named), a slice was segmented twice by one model, or rows
     *             disagree on a model's rock types
     */
    ScoringPlan(final BufferedDataTable table, final SegmentedRows segmented, final ReferenceSlices references,
        final WorkMonitor monitor) {
        final Set<SliceKey> missing = new LinkedHashSet<>();
        final Set<ModelSlice> seen = new HashSet<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final SegmentedRows.Row row = segmented.row(rows.next());
                final ModelSlice key = row.key();
                if (!seen.add(key)) {
                    throw UserError.found(row.where() + ": " + key + " is there twice")
                        .advice("Every slice may come only once for each model");
                }
                add(row, key, references);
                if (!references.has(key.slice())) {
                    missing.add(key.slice());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw UserError.found(message(missing));
        }
    }

    private void add(final SegmentedRows.Row row, final ModelSlice key, final ReferenceSlices references) {
        final StackKey stack = key.slice().stack();
        m_slices.computeIfAbsent(stack, k -> new TreeSet<>()).add(key.slice().index());
        m_counts.merge(key.modelStack(), 1, Integer::sum);
        if (!m_rockTypes.containsKey(stack)) {
            row.rockType().or(() -> references.rockType(key.slice())).ifPresent(type -> m_rockTypes.put(stack, type));
        }
        final ModelOutline model = row.model().orElseThrow();
        final ModelOutline known = m_models.putIfAbsent(model.name(), model);
        if (known != null && !known.equals(model)) {
            throw UserError.found(row.where() + " says that model \"" + model.name() + "\" was trained on the rock "
                + "types " + model.rockTypes() + ", but rows before it say " + known.rockTypes())
                .advice("Give different models different names");
        }
    }

    private static String message(final Set<SliceKey> missing) {
        final List<String> names = missing.stream().limit(NAMED).map(SliceKey::toString).toList();
        return "The reference table has no image with a mask for " + missing.size()
            + (missing.size() == 1 ? " segmented slice: " : " segmented slices: ") + String.join("; ", names)
            + (missing.size() > NAMED ? "; and " + (missing.size() - NAMED) + " more" : "")
            + ". Every segmented slice needs a reference row of the same stack and slice.";
    }

    /** @return the models with their rock types, in the order of their first rows */
    List<ScoringResult.Model> models() {
        return m_models.values().stream().map(model -> new ScoringResult.Model(model.name(), model.rockTypes()))
            .toList();
    }

    /** @return the stacks in the order of their first rows */
    List<StackKey> stacks() {
        return List.copyOf(m_slices.keySet());
    }

    /** @return the rock type of a stack, {@code null} if no table tells */
    String rockType(final StackKey stack) {
        return m_rockTypes.get(stack);
    }

    /** @return how many slices of the stack the model segmented */
    int slices(final ModelStack modelStack) {
        return m_counts.getOrDefault(modelStack, 0);
    }

    /** @return how many slices there are to score, over all models */
    long slices() {
        return m_counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /**
     * @param perStack how many slices of each stack, 0 or more
     * @return so many slices of each stack, spread evenly over those that were segmented; fewer if there are fewer
     */
    Set<SliceKey> spread(final int perStack) {
        final Set<SliceKey> chosen = new HashSet<>();
        m_slices.forEach((stack, slices) -> {
            final List<Integer> all = new ArrayList<>(slices);
            final int number = Math.min(perStack, all.size());
            for (int i = 0; i < number; i++) {
                // the middle of the i-th of so many equal parts
                chosen.add(new SliceKey(stack, all.get((int)((2L * i + 1) * all.size() / (2L * number)))));
            }
        });
        return chosen;
    }
}
