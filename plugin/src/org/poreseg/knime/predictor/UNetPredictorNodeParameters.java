package org.poreseg.knime.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.support.DeviceKind.DeviceReference;
import org.poreseg.knime.support.DeviceKind.IsGpu;
import org.poreseg.knime.support.Limits.LargestBatch;
import org.poreseg.knime.support.Limits.LargestGpu;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.tables.Columns;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.TrainingConfig;

/** The settings of the predictor. */
@LoadDefaultsForAbsentFields
final class UNetPredictorNodeParameters implements NodeParameters {

    static final int MODELS_PORT = 0;

    static final int PATCHES_PORT = 1;

    static final String PATCH_COLUMN = "Patch column";

    private static final String BATCH_SIZE = "Batch size";

    /** Which models of the port are applied. */
    enum Selection {
        /** All of them. */
        @Label("All models")
        ALL,
        /** Those that are named. */
        @Label("Chosen models")
        CHOSEN
    }

    /** The image columns of the patches. */
    static final class ImageColumns extends ImageColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return PATCHES_PORT;
        }
    }

    /** The names of the models at the port, once they are known. */
    static final class ModelNames implements StringChoicesProvider {
        @Override
        public List<String> choices(final NodeParametersInput input) {
            return input.getInPortSpec(MODELS_PORT)
                .map(spec -> spec instanceof UNetModelsPortObjectSpec models ? models.names() : List.<String> of())
                .orElse(List.of());
        }
    }

    interface SelectionReference extends ParameterReference<Selection> {
    }

    static final class IsChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SelectionReference.class).isOneOf(Selection.CHOSEN);
        }
    }

    @Widget(title = PATCH_COLUMN, description = """
        The image column with the grey patches (axes X, Y and Patch), in their native pixel type. If none is chosen, \
        the column "Patches" is taken, or else the first image column. Whole slices work too: the network takes any \
        size, but it was trained on patches, and large images take much memory.""")
    @ChoicesProvider(ImageColumns.class)
    String m_patchColumn;

    @Widget(title = "Models", description = """
        Which models of the port are applied. Each patch is read once and goes through all of them, so that comparing \
        models on the same slices costs little more than the predictions themselves.""")
    @ValueSwitchWidget
    @ValueReference(SelectionReference.class)
    Selection m_selection = Selection.ALL;

    @Widget(title = "Chosen models", description = """
        The names of the models to apply. A name that the port does not have is an error.""")
    @TwinlistWidget
    @ChoicesProvider(ModelNames.class)
    @Effect(predicate = IsChosen.class, type = EffectType.SHOW)
    String[] m_models = new String[0];

    @Widget(title = BATCH_SIZE, description = """
        How many patches go through the network at once. It changes the speed and the memory, and the result in its \
        last digits at most: 32 is a good choice for patches of 64 by 64 pixels. Large patches go through it fewer at \
        a time than this, so that memory does not grow with them.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = LargestBatch.class)
    @Advanced
    int m_batchSize = 32;

    @Widget(title = "Device", description = """
        Where the network runs. A GPU needs the TensorFlow libraries for NVIDIA GPUs from the update site, and on the \
        machine NVIDIA's driver, CUDA 12.3 and cuDNN 8.9. "Automatic" falls back to the processor; the node says why \
        if those libraries are installed.""")
    @ValueSwitchWidget
    @ValueReference(DeviceReference.class)
    DeviceKind m_device = DeviceKind.AUTO;

    @Widget(title = DeviceKind.GPU_NUMBER, description = "The number of the GPU to use, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = LargestGpu.class)
    @Effect(predicate = IsGpu.class, type = EffectType.SHOW)
    int m_gpu;

    /** For KNIME, which then loads stored settings. */
    UNetPredictorNodeParameters() {
        // defaults are set at the fields
    }

    /** Guesses the column for a new node's dialog. */
    UNetPredictorNodeParameters(final NodeParametersInput input) {
        m_patchColumn = input.getInTableSpec(PATCHES_PORT)
            .flatMap(spec -> Optional.ofNullable(spec.getColumnSpec(Columns.PATCHES)))
            .filter(column -> column.getType().isCompatible(ImageCellWriter.VALUE)).map(column -> Columns.PATCHES)
            .orElse(null);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.require(BATCH_SIZE, m_batchSize, TrainingConfig.BATCH_SIZE);
        if (m_selection == Selection.CHOSEN && m_models.length == 0) {
            throw new InvalidSettingsException("\"Chosen models\" is empty: choose at least one, or \"All models\".");
        }
        m_device.requireNumber(m_gpu);
    }

    DeviceChoice device() {
        return m_device.choice(m_gpu);
    }

    /**
     * @param names the names of the models at the port, in their order
     * @return those to be applied, in the port's order
     * @throws InvalidSettingsException if a chosen model is not there
     */
    List<String> select(final List<String> names) throws InvalidSettingsException {
        if (m_selection == Selection.ALL) {
            return names;
        }
        final List<String> unknown = new ArrayList<>(Arrays.asList(m_models));
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new InvalidSettingsException("The model port has no model \"" + unknown.get(0) + "\". It has: "
                + String.join(", ", names) + ".");
        }
        return names.stream().filter(Arrays.asList(m_models)::contains).toList();
    }
}
