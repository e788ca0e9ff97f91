package org.poreseg.knime.assembler;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.support.Limits.AtMostOne;
import org.poreseg.knime.support.SettingChecks;

/** The settings of the Mask Assembler. */
@LoadDefaultsForAbsentFields
class MaskAssemblerNodeParameters implements NodeParameters {

    /** How much each pixel of a patch counts where patches overlap. */
    enum Blending {
        @Label(value = "Uniform", description = "The mean of all patches that cover a pixel.")
        UNIFORM(org.poreseg.tiling.Blending.UNIFORM),
        @Label(value = "Centre-weighted",
            description = "A weighted mean in which the centre of a patch counts most (a Gaussian whose standard "
                + "deviation is an eighth of the patch), because the network sees less of the surroundings of a pixel "
                + "the nearer it lies to the border of the patch.")
        CENTRE_WEIGHTED(org.poreseg.tiling.Blending.CENTRE_WEIGHTED);

        private final org.poreseg.tiling.Blending m_blending;

        Blending(final org.poreseg.tiling.Blending blending) {
            m_blending = blending;
        }

        org.poreseg.tiling.Blending blending() {
            return m_blending;
        }
    }

    /** Which images of a slice the table has. */
    enum Images {
        @Label(value = "Probabilities and masks", description = "Two images a slice and model.")
        BOTH(true, true),
        @Label(value = "Probabilities", description = "Enough for the Segmentation Scorer, which makes the masks at "
            + "its own threshold.")
        PROBABILITIES(true, false),
        @Label(value = "Masks", description = "Enough for the Mask Writer and for image processing; they cannot be "
            + "scored.")
        MASKS(false, true);

        private final boolean m_probabilities;

        private final boolean m_masks;

        Images(final boolean probabilities, final boolean masks) {
            m_probabilities = probabilities;
            m_masks = masks;
        }

        boolean probabilities() {
            return m_probabilities;
        }

        boolean masks() {
            return m_masks;
        }
    }

    private static final String THRESHOLD = "Threshold";

    static final String PROBABILITIES_COLUMN = "Probabilities column";

    @Widget(title = PROBABILITIES_COLUMN, description = """
            The column with the pore probabilities of the patches: float images with values in [0, 1], with the axes \
            X, Y and Patch. If none is chosen, "Probabilities" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    String m_probabilityColumn;

    @Widget(title = THRESHOLD, description = """
            A pixel is pore in the mask if its probability is at least this, 0 to 1. The Segmentation Scorer shows \
            which thresholds serve; mostly there is a wide range that makes no difference.""")
    @NumberInputWidget(minValidation = MinValidation.IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    double m_threshold = 0.5;

    @Widget(title = "Blending", description = """
            How much each pixel of a patch counts where patches overlap. Where they do not, or where they agree, it \
            makes no difference.""")
    @ValueSwitchWidget
    Blending m_blending = Blending.CENTRE_WEIGHTED;

    @Widget(title = "Images", description = """
            Which images of each slice are kept. KNIME keeps a file for each, so half of them matters where stacks are \
            deep and models many.""")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    Images m_images = Images.BOTH;

    @Widget(title = "Probability images", description = """
            How the probabilities of the slices are kept. The mask is made from the exact probabilities in any case; \
            the Segmentation Scorer scores what is kept, and takes all of these.""")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    ProbabilityPixels m_probabilityPixels = ProbabilityPixels.UINT16;

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.require(THRESHOLD, m_threshold, ProbabilityMap.RANGE);
    }
}
