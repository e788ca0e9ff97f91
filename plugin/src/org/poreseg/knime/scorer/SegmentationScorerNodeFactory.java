package org.poreseg.knime.scorer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.files.FileErrors;
import org.poreseg.knime.report.DocumentTable;
import org.poreseg.knime.report.MaskStyle;
import org.poreseg.knime.report.OverlayCollector;
import org.poreseg.knime.report.ReportFiles;
import org.poreseg.knime.report.ReportFolder;
import org.poreseg.knime.report.ScorerPage;
import org.poreseg.knime.report.ScorerParts;
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.OutputFolders;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.SegmentedRows;
import org.poreseg.knime.views.PageJson;
import org.poreseg.knime.views.ViewPage;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.progress.WorkMonitor;

/** The node "Segmentation Scorer". */
public final class SegmentationScorerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Segmentation Scorer") //
        .icon("scorer.png") //
        .shortDescription("Scores segmented slices against reference masks, for each model and stack.") //
        .fullDescription("""
            <p>Joins segmented slices with their references by <i>Stack</i> and <i>Slice</i>, whatever the order of \
            the rows, and scores every model on every stack over all pixels. <b>Pore is the positive class</b> \
            throughout. One slice is in memory at a time.</p>
            <p><b>Scores.</b> Accuracy, precision, recall and IoU (intersection over union) of pore at the threshold; \
            logloss (natural logarithm, probabilities kept 1.2e-7 away from 0 and 1); PR-AUC, the area under the \
            precision-recall curve as average precision, without interpolation; porosity and its error; the expected \
            calibration error over 16 bins of probability. A measure without a denominator, such as the precision \
            where no pore was predicted, is a missing value.</p>
            <p><b>Baselines.</b> A simple threshold on the grey values is often strong. <i>Otsu IoU</i> is that of \
            Otsu's threshold over the whole stack, <i>Best threshold IoU</i> that of the best single threshold for the \
            whole stack, found with the reference in hand. Either polarity is tried (pore darker, or brighter) and the \
            better one is reported. A network is worth its training where it beats both.</p>
            <p><b>Where the errors sit.</b> <i>FN within n px</i> and <i>FP within n px</i> are the shares of \
            false negatives and of false positives whose distance to a pixel of the other class in the reference is \
            at most n: errors at borders are often a matter of taste, those farther inside are not. <i>Connected \
            porosity</i> is the share of pixels in the largest connected pore of each slice (pixels connected by \
            edges).</p>
            <p><b>Which threshold.</b> The sweep is fine near 0 and 1, because a trained network's probabilities crowd \
            there. The plateau is the widest interval of thresholds around the best one in which the IoU stays within \
            1 % of the best: any threshold on it serves.</p>
            <p><b>Which model.</b> The summary compares each model on the rock types that it was trained on, as the \
            column <i>Model rock types</i> tells, on other rock types, and on all stacks.</p>
            <p>It is an error if a segmented slice has no reference (all such slices are named), if sizes differ, or \
            if the reference of a stack has one class only. References that no segmented slice needs are fine.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Segmented slices", """
                One row a slice and model, as the Mask Assembler gives them: <i>Model</i>, <i>Stack</i>, \
                <i>Slice</i>, and an image of pore probabilities; <i>Rock type</i> and <i>Model rock types</i> if \
                known; a mask if it is to be scored instead of the probabilities at the threshold.""") //
            .addInputTable("Slices with reference masks", """
                One row a slice, as the Stack Reader gives them: <i>Stack</i>, <i>Slice</i>, the grey image and its \
                reference mask. <i>Intensity low</i> and <i>Intensity high</i> are used for slices of floats if they \
                are there; else their grey values are taken to lie between 0 and 1.""") //
            .addOutputTable("Scores", """
                One row a model and stack with all scores, the baselines, and the number of slices.""") //
            .addOutputTable("Thresholds", """
                One row a model, stack and threshold: accuracy, precision, recall, IoU and porosity of the \
                probabilities at the threshold.""") //
            .addOutputTable("Plateaus", """
                One row a model and stack: the interval of thresholds that serve, the best threshold and its IoU.""") //
            .addOutputTable("Overlays", """
                One row a model and shown slice: the grey slice (axes X, Y, Channel) with false \
                negatives and false positives in the chosen colours.""") //
            .addOutputTable("Summary", """
                One row a model and scope. The scopes own type, other types and all types are means over stacks; all \
                pixels pools the pixels of all stacks and has no baselines, which are thresholds of one stack.""")) //
        .model(m -> m //
            .parametersClass(SegmentationScorerNodeParameters.class) //
            .configure(NodeWork.configuring(SegmentationScorerNodeFactory::configure)) //
            .execute(SegmentationScorerNodeFactory::execute)) //
        .addView(v -> v //
            .withoutParameters() //
            .description("""
                Scores as a heat map of models and stacks, threshold curves with their plateaus, precision-recall and \
                reliability curves, and the shown slices with a slider for the threshold.""") //
            .page(ViewPage.SCORER::create) //
            .initialData(d -> d //
                .data(input -> DocumentTable.read(input.getInternalTables()[0])) //
                .serializer(json -> json)) //
            .dataService(d -> d.handler(input -> new ScorerParts(input.getInternalTables()[1])))) //
        .nodeType(NodeType.Other) //
        .keywords("IoU", "Jaccard", "accuracy", "precision", "recall", "porosity", "evaluation", "threshold",
            "calibration", "segmentation", "porous", "micro-CT");

    /** The share of the progress bar that scoring takes; the rest is for the tables and the report. */
    private static final double SCORING = 0.95;

    private static final String NOTHING_TO_SCORE = "There are no segmented slices: nothing was scored.";

    /** Called by KNIME. */
    public SegmentationScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final SegmentationScorerNodeParameters parameters = in.getParameters();
        final DataTableSpec segmented = in.getInTableSpec(0);
        segmentedRows(segmented, parameters);
        ReferenceSlices.columns(in.getInTableSpec(1), parameters);
        final Optional<Path> folder = parameters.reportFolder();
        if (folder.isPresent()) {
            OutputFolders.requireWritable(SegmentationScorerNodeParameters.REPORT_FOLDER, folder.get());
        }
        out.setOutSpecs(ScoreTables.SCORES, ScoreTables.THRESHOLDS, ScoreTables.PLATEAUS, OverlayCollector.TABLE,
            ScoreTables.SUMMARY);
    }

    private static SegmentedRows segmentedRows(final DataTableSpec spec,
        final SegmentationScorerNodeParameters parameters) throws InvalidSettingsException {
        final ColumnFinder table = new ColumnFinder(spec, "segmented slices");
        table.named(Columns.MODEL, StringValue.class);
        return SegmentedRows.in(table,
            Optional.of(new Choice(SegmentationScorerNodeParameters.PROBABILITY_COLUMN,
                parameters.m_probabilityColumn)),
            parameters.threshold().isPresent() ? Optional.empty()
                : Optional.of(new Choice(SegmentationScorerNodeParameters.MASK_COLUMN, parameters.m_maskColumn)));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final SegmentationScorerNodeParameters parameters = in.getParameters();
        NodeWork.run(in.getExecutionContext(), monitor -> {
            final Optional<Path> folder = parameters.reportFolder();
            if (folder.isEmpty()) {
                score(in, out, Optional.empty(), monitor);
                return null;
            }
            // opened first, so that a folder that cannot be written to is known before the work
            try (ReportFolder report =
                new ReportFolder(SegmentationScorerNodeParameters.REPORT_FOLDER, folder.get())) {
                score(in, out, Optional.of(report), monitor);
            }
            return null;
        });
    }

    private static void score(final ExecuteInput in, final ExecuteOutput out, final Optional<ReportFolder> report,
        final WorkMonitor monitor) throws IOException, InvalidSettingsException {
        final SegmentationScorerNodeParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable table = in.getInTable(0);
        final SegmentedRows segmented = segmentedRows(table.getDataTableSpec(), parameters);
        final ReferenceSlices references = new ReferenceSlices(in.getInTable(1),
            ReferenceSlices.columns(in.getInTable(1).getDataTableSpec(), parameters), monitor);
        final ScoringPlan plan = new ScoringPlan(table, segmented, references, monitor);
        final MaskStyle masks = parameters.maskStyle();
        final OverlayCollector overlays = new OverlayCollector(
            plan.models().stream().map(ScoringResult.Model::name).toList(),
            plan.spread(parameters.overlaysPerStack()), masks, report, exec);
        final ScoringResult result;
        try {
            // a share of the heap that leaves room for the rest of the workflow
            result = new SegmentationScoring(segmented, parameters.threshold(), references, plan, overlays,
                monitor.part(0, SCORING))
                .run(table, Runtime.getRuntime().maxMemory() / 4);
        } finally {
            overlays.close();
        }
        monitor.report(SCORING, "Writing tables and report");
        final List<String> warnings = new ArrayList<>();
        if (result.rows().isEmpty()) {
            warnings.add(NOTHING_TO_SCORE);
        }
        if (report.isPresent()) {
            writeReport(report.get(), result, masks, overlays, warnings);
        }
        monitor.checkCanceled();
        NodeMessages.warn(out, warnings);
        out.setOutData(ScoreTables.scores(result, exec), ScoreTables.thresholds(result, exec),
            ScoreTables.plateaus(result, exec), overlays.table(), ScoreTables.summary(result, exec));
        out.setInternalData(
            DocumentTable.create(PageJson.of(ScorerPage.document(result, masks, overlays.slices())), exec),
            overlays.parts().table());
    }

    /** Scores first, pictures last; what cannot be written takes nothing else with it. */
    private static void writeReport(final ReportFolder report, final ScoringResult result, final MaskStyle masks,
        final OverlayCollector overlays, final List<String> warnings) throws IOException {
        final ReportFiles files = new ReportFiles(report, result);
        files.writeTables();
        try {
            final int leftOut = files.writePage(masks, overlays.slices(), overlays.parts());
            if (leftOut > 0) {
                warnings.add("report.html shows " + (overlays.slices().size() - leftOut) + " of "
                    + overlays.slices().size() + " overlays, so that the file stays below 25 MB. The view, the table "
                    + "and the folder of overlays have all of them.");
            }
        } catch (final IOException e) {
            warnings.add("The report has no new page: " + FileErrors.message(e) + ".");
        }
        report.publish();
        report.missing().forEach(missing -> warnings.add(missing + "."));
        files.requireTables();
    }
}
