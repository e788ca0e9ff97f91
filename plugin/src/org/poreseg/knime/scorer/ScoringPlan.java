package org.poreseg.knime.scorer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.progress.WorkMonitor;

/** What there is to score, found by a pass over the rows that looks at no image: models, stacks, slices, rock types. */
final class ScoringPlan {

    /** So many missing references are named; of the rest, the number. */
    private static final int NAMED = 20;

    private final Set<String> m_models = new LinkedHashSet<>();

    /** Slices that were predicted by any model, by stack. */
    private final Map<String, TreeSet<Integer>> m_slices = new LinkedHashMap<>();

    private final Map<String, String> m_rockTypes = new HashMap<>();

    private final Map<ModelStack, Integer> m_counts = new HashMap<>();

    /**
     * @param table the segmented slices
     * @param segmented reads its rows
     * @param references the reference slices
     * @param monitor may cancel
     * @throws IOException if references are missing (all are named), or a slice was segmented twice by one model
     */
    ScoringPlan(final BufferedDataTable table, final SegmentedSlices segmented, final ReferenceSlices references,
        final WorkMonitor monitor) throws IOException {
        final Set<SliceId> missing = new LinkedHashSet<>();
        final Map<ModelStack, Set<Integer>> seen = new HashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final DataRow row = rows.next();
                final ModelStack modelStack = segmented.modelStack(row);
                final SliceId id = segmented.sliceId(row);
                m_models.add(modelStack.model());
                m_slices.computeIfAbsent(id.stack(), stack -> new TreeSet<>()).add(id.slice());
                m_counts.merge(modelStack, 1, Integer::sum);
                final String rockType = segmented.rockType(row);
                m_rockTypes.putIfAbsent(id.stack(), rockType == null ? references.rockType(id) : rockType);
                if (!references.has(id)) {
                    missing.add(id);
                }
                if (!seen.computeIfAbsent(modelStack, key -> new HashSet<>()).add(id.slice())) {
                    throw new IOException("Row \"" + row.getKey().getString() + "\": " + modelStack + ", slice "
                        + id.slice() + " is there twice. Every slice may come only once for each model.");
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(message(missing));
        }
    }

    private static String message(final Set<SliceId> missing) {
        final List<String> names = missing.stream().limit(NAMED).map(SliceId::toString).toList();
        return "The reference table has no image with a mask for " + missing.size()
            + (missing.size() == 1 ? " segmented slice: " : " segmented slices: ") + String.join("; ", names)
            + (missing.size() > NAMED ? "; and " + (missing.size() - NAMED) + " more" : "")
            + ". Every segmented slice needs a reference row of the same stack and slice.";
    }

    /** @return the models in the order of their first rows */
    List<String> models() {
        return List.copyOf(m_models);
    }

    /** @return the stacks in the order of their first rows */
    List<String> stacks() {
        return List.copyOf(m_slices.keySet());
    }

    /** @return the rock type of a stack, {@code null} if no table tells */
    String rockType(final String stack) {
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
                chosen.add(new SliceId(stack, all.get((int)((2L * i + 1) * all.size() / (2L * number)))).key());
            }
        });
        return chosen;
    }
}
