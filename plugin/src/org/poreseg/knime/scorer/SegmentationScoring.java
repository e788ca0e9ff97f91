package org.poreseg.knime.scorer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.report.OverlayCollector;
import org.poreseg.knime.scorer.ReferenceSlices.Reference;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.ModelStack;
import org.poreseg.knime.tables.RowGroups;
import org.poreseg.knime.tables.SegmentedRows;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.metrics.GreyHistogram;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.metrics.SegmentationScores;
import org.poreseg.metrics.StackScores;
import org.poreseg.progress.WorkMonitor;

/** Scores all slices, one at a time. A model's counts on a stack are open from its first to its last row only. */
final class SegmentationScoring implements RowGroups.Visitor<ModelStack> {

    /** Bytes that the counts of a model on a stack take: probability bins, few pixels kept, grey values. */
    private static final long BYTES = 12L << 20;

    /** The share of the work that finding the groups of rows takes. */
    private static final double FINDING = 0.02;

    private static final class Open {
        private final SegmentationScores m_scores = new SegmentationScores();

        private GreyHistogram m_grey;

        /** The pixel type of the reference images. */
        private PixelType m_type;
    }

    private final SegmentedRows m_segmented;

    /** The least probability of a predicted pore pixel; empty where the masks of the table are scored. */
    private final OptionalDouble m_threshold;

    private final ReferenceSlices m_references;

    private final ScoringPlan m_plan;

    private final OverlayCollector m_overlays;

    private final WorkMonitor m_monitor;

    private final Map<ModelStack, Open> m_open = new HashMap<>();

    private final Map<ModelStack, StackScores> m_finished = new HashMap<>();

    private final Map<String, SegmentationScores> m_pooled = new HashMap<>();

    private long m_done;

    /**
     * @param segmented reads the segmented slices
     * @param threshold the least probability of a predicted pore pixel; empty to score the masks of the table
     * @param references the reference slices
     * @param plan what there is to score
     * @param overlays takes the pictures
     * @param monitor shows the progress and may cancel
     */
    SegmentationScoring(final SegmentedRows segmented, final OptionalDouble threshold,
        final ReferenceSlices references, final ScoringPlan plan, final OverlayCollector overlays,
        final WorkMonitor monitor) {
        m_segmented = segmented;
        m_threshold = threshold;
        m_references = references;
        m_plan = plan;
        m_overlays = overlays;
        m_monitor = monitor;
    }

    /**
     * @param table the segmented slices, in any order
     * @param memory the bytes that all counts open at a time may take
     * @return all scores
     * @throws IOException if a picture cannot be written
     * @throws UserError if a slice cannot be scored; the message names it
     */
    ScoringResult run(final BufferedDataTable table, final long memory) throws IOException {
        final RowGroups<ModelStack> groups = new RowGroups<>(table,
            row -> m_segmented.row(row).key().modelStack(), m_monitor.part(0, FINDING));
        // progress is shown by slices, which is finer than the groups that are done
        groups.visit(memory, key -> BYTES, this, new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                // see above
            }

            @Override
            public void checkCanceled() {
                m_monitor.checkCanceled();
            }
        });
        final List<ScoringResult.Stack> stacks = m_plan.stacks().stream()
            .map(stack -> new ScoringResult.Stack(stack.name(), m_plan.rockType(stack))).toList();
        final List<ScoringResult.Model> models = m_plan.models();
        final List<ScoringResult.Row> rows = new ArrayList<>();
        for (final ScoringResult.Model model : models) {
            for (final ScoringResult.Stack stack : stacks) {
                final StackScores scores = m_finished.get(new ModelStack(model.name(), new StackKey(stack.name())));
                if (scores != null) {
                    rows.add(new ScoringResult.Row(model, stack, scores));
                }
            }
        }
        final Map<String, StackScores> pooled = new HashMap<>();
        m_pooled.forEach((model, scores) -> pooled.put(model, StackScores.of(scores, null)));
        return new ScoringResult(models, stacks, rows, pooled);
    }

    @Override
    public void row(final ModelStack key, final DataRow dataRow) throws IOException {
        final SegmentedRows.Row row = m_segmented.row(dataRow);
        final ModelSlice id = row.key();
        m_monitor.report(FINDING + (1 - FINDING) * m_done++ / m_plan.slices(),
            "Scoring " + id + " (" + m_done + " of " + m_plan.slices() + ")");
        final ProbabilityMap probabilities = row.probability();
        final Mask predicted = m_threshold.isPresent() ? probabilities.threshold(m_threshold.getAsDouble())
            : row.mask();
        final Reference reference = m_references.load(id.slice());
        check(row, id, probabilities.width(), probabilities.height(), reference.mask());
        check(row, id, predicted.width(), predicted.height(), reference.mask());
        final Open open = m_open.computeIfAbsent(key, k -> new Open());
        if (open.m_grey == null) {
            open.m_grey = new GreyHistogram(reference.slice().type(), reference.window());
            open.m_type = reference.slice().type();
        } else if (open.m_type != reference.slice().type()) {
            throw UserError.found("The reference image of " + id.slice() + " has pixels of type "
                + reference.slice().type().label() + ", but slices before it have them of type " + open.m_type.label())
                .expected("All slices of a stack have one pixel type");
        }
        open.m_scores.add(probabilities, predicted, reference.mask());
        open.m_grey.add(reference.slice(), reference.mask());
        m_overlays.add(id, probabilities, predicted, reference.slice(), reference.mask());
    }

    private static void check(final SegmentedRows.Row row, final ModelSlice id, final int width, final int height,
        final Mask reference) {
        if (width != reference.width() || height != reference.height()) {
            throw UserError.found(row.where() + " (" + id + "): the segmentation has " + width + " × " + height
                + " pixels, but its reference mask has " + reference.width() + " × " + reference.height())
                .expected("They must be of the same size, neither of them cropped");
        }
    }

    @Override
    public void complete(final ModelStack key) {
        final Open open = m_open.remove(key);
        final PoreConfusion confusion = open.m_scores.confusion();
        final boolean noPore = confusion.referencePores() == 0;
        if (noPore || confusion.referencePores() == confusion.pixels()) {
            throw UserError.found("The reference masks of " + key.stack() + " have one class only, "
                + (noPore ? "no pore" : "nothing but pore") + " in any of the " + open.m_scores.slices()
                + " slices scored")
                .advice("Recall, IoU and PR-AUC of pore say nothing there. Check which mask values mean pore (\"pore "
                    + "values\" in the stack list), or take the stack out");
        }
        m_finished.put(key, StackScores.of(open.m_scores, open.m_grey));
        m_pooled.computeIfAbsent(key.model(), model -> new SegmentationScores()).merge(open.m_scores);
    }
}
