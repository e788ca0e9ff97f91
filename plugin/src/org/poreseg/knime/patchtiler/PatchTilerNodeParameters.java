package org.poreseg.knime.patchtiler;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
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
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.support.Limits.LargestPatch;
import org.poreseg.knime.support.Limits.SmallestPatch;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.tiling.PatchGrid;

/** The settings of the Patch Tiler. */
@LoadDefaultsForAbsentFields
class PatchTilerNodeParameters implements NodeParameters {

    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Section(title = "Patches")
    @After(ColumnsSection.class)
    interface PatchesSection {
    }

    /** Whether patches get masks. */
    enum Masks {
        @Label(value = "Where there are any",
            description = "Cut the masks along with the images, if the table has a mask column.")
        WHERE_PRESENT,
        @Label(value = "None", description = "Cut no masks, even if the table has some: enough for prediction.")
        NONE
    }

    /** How patches follow each other. */
    enum Overlap {
        @Label(value = "Minimal",
            description = "The fewest patches that cover the slice, spread evenly. Where the patch size divides the "
                + "slice there is no overlap at all.")
        MINIMAL,
        @Label(value = "Fixed stride",
            description = "A patch every so many pixels; the last one is flush with the border of the slice.")
        STRIDE
    }

    private static final String PATCH_SIZE = "Patch size";

    private static final String STRIDE = "Stride";

    private static final String EVERY_NTH_SLICE = "Take every n-th slice";

    interface MasksReference extends ParameterReference<Masks> {
    }

    interface OverlapReference extends ParameterReference<Overlap> {
    }

    static final class MasksAreCut implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MasksReference.class).isOneOf(Masks.WHERE_PRESENT);
        }
    }

    static final class StrideIsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(OverlapReference.class).isOneOf(Overlap.STRIDE);
        }
    }

    static final String IMAGE_COLUMN = "Image column";

    static final String MASK_COLUMN = "Mask column";

    private static final String PATCHES_PER_ROW = "Patches a row at most";

    @Layout(ColumnsSection.class)
    @Widget(title = IMAGE_COLUMN, description = """
            The column with the grey slices: 2-D images of 8-bit or 16-bit integers or of floats. If none is chosen, \
            "Image" is taken, or else the first image column.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    String m_imageColumn;

    @Layout(ColumnsSection.class)
    @Widget(title = "Patch masks", description = """
            Whether the patches get masks. Training needs them; prediction does not.""")
    @ValueSwitchWidget
    @ValueReference(MasksReference.class)
    Masks m_masks = Masks.WHERE_PRESENT;

    @Layout(ColumnsSection.class)
    @Widget(title = MASK_COLUMN, description = """
            The column with the masks of the slices: bit or integer images, non-zero = pore. If none is chosen, "Mask" \
            is taken if the table has it. Slices whose mask is missing yield patches without a mask.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    @Effect(predicate = MasksAreCut.class, type = EffectType.SHOW)
    String m_maskColumn;

    @Layout(PatchesSection.class)
    @Widget(title = PATCH_SIZE, description = """
            Width and height of a patch in pixels. The paper's network is trained on patches of 64. A \
            network with four poolings likes multiples of 16. Slices smaller than a patch are put in its middle, and \
            the rest is filled with their mirror image.""")
    @NumberInputWidget(minValidation = SmallestPatch.class, maxValidation = LargestPatch.class)
    int m_patchSize = 64;

    @Layout(PatchesSection.class)
    @Widget(title = "Overlap", description = """
            How the patches follow each other. Minimal overlap is the paper's choice and the fastest. When the patches \
            are predicted and assembled again, more overlap gives every pixel more of its surroundings, and mostly a \
            somewhat better mask, but takes longer: a stride of three quarters of the patch makes about 1.8 times as \
            many patches, one of a half 4 times as many.""")
    @ValueSwitchWidget
    @ValueReference(OverlapReference.class)
    Overlap m_overlap = Overlap.MINIMAL;

    @Layout(PatchesSection.class)
    @Widget(title = STRIDE, description = """
            Pixels from the start of one patch to the start of the next, 1 to the patch size.""")
    @NumberInputWidget(minValidation = MinValidation.IsPositiveIntegerValidation.class)
    @Effect(predicate = StrideIsFixed.class, type = EffectType.SHOW)
    int m_stride = 48;

    @Layout(PatchesSection.class)
    @Widget(title = EVERY_NTH_SLICE, description = """
            1 takes all slices, 2 every other, and so on, beginning with the first slice that the table has of each \
            stack. Neighbouring slices are much alike, so training loses little without most of them.""")
    @NumberInputWidget(minValidation = MinValidation.IsPositiveIntegerValidation.class)
    int m_everyNthSlice = 1;

    @Layout(PatchesSection.class)
    @Widget(title = PATCHES_PER_ROW, description = """
            How many patches of a slice one row of the output holds. A slice with more makes several rows. KNIME keeps \
            a file for each image, so large numbers make few files; 1 gives every patch a row of its own, for nodes \
            that work on single images. Whatever this says, no row holds more than\s"""
        + PatchTiler.MOST_PIXELS / 1_000_000 + " million pixels.")
    @NumberInputWidget(minValidation = MinValidation.IsPositiveIntegerValidation.class)
    @Advanced
    int m_patchesPerRow = 1024;

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.require(PATCH_SIZE, m_patchSize, PatchGrid.PATCH_SIZE);
        if (m_overlap == Overlap.STRIDE) {
            SettingChecks.requireStride(STRIDE, m_stride, m_patchSize);
        }
        SettingChecks.requireAtLeast(EVERY_NTH_SLICE, m_everyNthSlice, 1);
        SettingChecks.requireAtLeast(PATCHES_PER_ROW, m_patchesPerRow, 1);
    }

    /** @return where the settings, once they are valid, put the patches */
    PatchGrid grid() {
        return m_overlap == Overlap.STRIDE ? PatchGrid.withStride(m_patchSize, m_stride)
            : PatchGrid.minimalOverlap(m_patchSize);
    }
}
