package org.poreseg.knime.scorer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.poreseg.image.Palette;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.report.MaskStyle;
import org.poreseg.knime.support.Limits.AtMostOne;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;

/** The settings of the Segmentation Scorer. */
@LoadDefaultsForAbsentFields
class SegmentationScorerNodeParameters implements NodeParameters {

    static final String PROBABILITY_COLUMN = "Probability column";

    static final String MASK_COLUMN = "Predicted mask column";

    static final String REFERENCE_IMAGE = "Reference image column";

    static final String REFERENCE_MASK = "Reference mask column";

    static final String REPORT_FOLDER = "Report folder";

    private static final String THRESHOLD = "Threshold";

    private static final String OVERLAYS_PER_STACK = "Overlays per stack";

    @Section(title = "Segmented slices")
    interface SegmentedSection {
    }

    @Section(title = "Reference")
    @After(SegmentedSection.class)
    interface ReferenceSection {
    }

    @Section(title = "Overlays")
    @After(ReferenceSection.class)
    interface OverlaySection {
    }

    @Section(title = "Report")
    @After(OverlaySection.class)
    interface ReportSection {
    }

    /** What counts as predicted pore. */
    enum PredictedPore {
        @Label(value = "Probability at the threshold",
            description = "A pixel is pore if its probability is at least the threshold.")
        THRESHOLD,
        @Label(value = "Mask column",
            description = "The masks of a column of the input table, which may have been made or corrected otherwise.")
        MASK_COLUMN
    }

    /** Which slices are shown. */
    enum OverlaySlices {
        @Label(value = "None", description = "No pictures.")
        NONE,
        @Label(value = "Some of each stack", description = "A number of slices, spread evenly over each stack.")
        SOME,
        @Label(value = "All", description = "Every slice: much disk space for large stacks.")
        ALL
    }

    /** Colours of the errors. */
    enum OverlayColours {
        @Label(value = "Blue and red", description = "False negatives blue, false positives red, as in the paper.")
        BLUE_RED(Palette.BLUE_RED),
        @Label(value = "Colour-blind safe",
            description = "False negatives sky blue, false positives vermilion: told apart with any common colour "
                + "vision.")
        COLOUR_BLIND_SAFE(Palette.COLOUR_BLIND_SAFE);

        private final Palette m_palette;

        OverlayColours(final Palette palette) {
            m_palette = palette;
        }

        Palette palette() {
            return m_palette;
        }
    }

    /** Offers the image columns of the reference table. */
    static final class ReferenceImageColumns extends ImageColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return 1;
        }
    }

    interface PredictedPoreReference extends ParameterReference<PredictedPore> {
    }

    interface OverlaySlicesReference extends ParameterReference<OverlaySlices> {
    }

    static final class UsesMaskColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PredictedPoreReference.class).isOneOf(PredictedPore.MASK_COLUMN);
        }
    }

    static final class ShowsSome implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(OverlaySlicesReference.class).isOneOf(OverlaySlices.SOME);
        }
    }

    static final class ShowsAny implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(OverlaySlicesReference.class).isOneOf(OverlaySlices.NONE).negate();
        }
    }

    @Layout(SegmentedSection.class)
    @Widget(title = PROBABILITY_COLUMN, description = """
        The column with the pore probabilities of whole slices: images of floats from 0 to 1, or of unsigned integers \
        over their whole range. If none is chosen, "Probability" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    String m_probabilityColumn;

    @Layout(SegmentedSection.class)
    @Widget(title = "Predicted pore", description = """
        What counts as pore in accuracy, precision, recall, IoU, porosity, border errors and overlays. Logloss, \
        PR-AUC, calibration and the threshold sweep always come from the probabilities.""")
    @ValueSwitchWidget
    @ValueReference(PredictedPoreReference.class)
    PredictedPore m_predictedPore = PredictedPore.THRESHOLD;

    @Layout(SegmentedSection.class)
    @Widget(title = THRESHOLD, description = """
        A pixel is predicted to be pore if its probability is at least this, 0 to 1. The plateaus show which \
        thresholds would serve as well. With a mask column it is only where the view's slider starts.""")
    @NumberInputWidget(minValidation = MinValidation.IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    double m_threshold = 0.5;

    @Layout(SegmentedSection.class)
    @Widget(title = MASK_COLUMN, description = """
        The column with the predicted masks: images of bits or integers, every pixel that is not zero is pore. If none \
        is chosen, "Mask" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    @Effect(predicate = UsesMaskColumn.class, type = EffectType.SHOW)
    String m_maskColumn;

    @Layout(ReferenceSection.class)
    @Widget(title = REFERENCE_IMAGE, description = """
        The column of the reference table with the grey slices, for the baselines by grey value and under the \
        overlays. If none is chosen, "Image" is taken, or else the first image column.""")
    @ChoicesProvider(ReferenceImageColumns.class)
    String m_referenceImageColumn;

    @Layout(ReferenceSection.class)
    @Widget(title = REFERENCE_MASK, description = """
        The column of the reference table with the true masks: images of bits or integers, every pixel that is not \
        zero is pore. If none is chosen, "Mask" is taken.""")
    @ChoicesProvider(ReferenceImageColumns.class)
    String m_referenceMaskColumn;

    @Layout(OverlaySection.class)
    @Widget(title = "Slices to show", description = """
        Which slices are shown as overlays, in the table, in the view and in the report. Scores are always of all \
        slices.""")
    @ValueSwitchWidget
    @ValueReference(OverlaySlicesReference.class)
    OverlaySlices m_overlaySlices = OverlaySlices.SOME;

    @Layout(OverlaySection.class)
    @Widget(title = OVERLAYS_PER_STACK, description = """
        How many slices of each stack are shown, spread evenly over it. Every model is shown on the same slices.""")
    @NumberInputWidget(minValidation = MinValidation.IsPositiveIntegerValidation.class)
    @Effect(predicate = ShowsSome.class, type = EffectType.SHOW)
    int m_overlaysPerStack = 3;

    @Layout(OverlaySection.class)
    @Widget(title = "Colours of errors", description = """
        The colours of pore that was missed (false negatives) and of solid taken for pore (false positives) in the \
        overlays. The view has a switch of its own.""")
    @ValueSwitchWidget
    @Effect(predicate = ShowsAny.class, type = EffectType.SHOW)
    OverlayColours m_colours = OverlayColours.BLUE_RED;

    @Layout(ReportSection.class)
    @Widget(title = REPORT_FOLDER, description = """
        A folder to which the report is written: scores.csv, thresholds.csv, plateaus.csv, summary.csv, the overlays \
        as PNG files, and report.html, which is this node's view as a file that opens without KNIME and without a \
        network. An absolute path, or one relative to the workflow; it is made if it is not there, and files of an \
        earlier report are replaced. Off, no report is written.""")
    @LocalFileWriterWidget(placeholder = "report")
    Optional<String> m_reportFolder = Optional.empty();

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.require(THRESHOLD, m_threshold, ProbabilityMap.RANGE);
        SettingChecks.requireAtLeast(OVERLAYS_PER_STACK, m_overlaysPerStack, 1);
        SettingChecks.requireText(REPORT_FOLDER, m_reportFolder);
    }

    /** @return how the scored masks are made, and how their errors are shown */
    MaskStyle maskStyle() {
        final String masks = m_predictedPore == PredictedPore.MASK_COLUMN ? "masks of a column of the input"
            : "masks at the threshold " + m_threshold;
        return new MaskStyle(m_threshold, masks, m_colours.palette());
    }

    /** @return how many slices of each stack are shown */
    int overlaysPerStack() {
        return switch (m_overlaySlices) {
            case NONE -> 0;
            case SOME -> m_overlaysPerStack;
            case ALL -> Integer.MAX_VALUE;
        };
    }

    /** @return the least probability of a predicted pore pixel; empty where the masks of a column are scored */
    OptionalDouble threshold() {
        return m_predictedPore == PredictedPore.MASK_COLUMN ? OptionalDouble.empty() : OptionalDouble.of(m_threshold);
    }

    /**
     * @return where the report goes, if one is wanted
     * @throws InvalidSettingsException if the folder is not a local one
     */
    Optional<Path> reportFolder() throws InvalidSettingsException {
        return WorkflowPaths.resolve(REPORT_FOLDER, m_reportFolder);
    }
}
