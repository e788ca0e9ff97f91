package org.poreseg.knime.maskwriter;

import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;

/** The settings of the Mask Writer. */
@LoadDefaultsForAbsentFields
class MaskWriterNodeParameters implements NodeParameters {

    static final String FOLDER = "Output folder";

    static final String MASK_COLUMN = "Mask column";

    static final String PROBABILITY_COLUMN = "Probability column";

    private static final String SUBFOLDER = "Subfolder";

    /** What is written. */
    enum Content {
        @Label(value = "Masks", description = "8-bit stacks, 255 = pore, 0 = solid.")
        MASKS,
        @Label(value = "Probabilities", description = "32-bit float stacks of pore probabilities in [0, 1].")
        PROBABILITIES,
        @Label(value = "Both", description = "Two files for each stack and model.")
        BOTH;

        boolean hasMasks() {
            return this != PROBABILITIES;
        }

        boolean hasProbabilities() {
            return this != MASKS;
        }
    }

    /** What happens to files that are there already. */
    enum IfExists {
        @Label(value = "Fail", description = "Write nothing and say which file is there.")
        FAIL,
        @Label(value = "Overwrite",
            description = "Replace a file once its successor is complete; until then the old one stays.")
        OVERWRITE
    }

    interface ContentReference extends ParameterReference<Content> {
    }

    static final class MasksAreWritten implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ContentReference.class).isOneOf(Content.MASKS, Content.BOTH);
        }
    }

    static final class ProbabilitiesAreWritten implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ContentReference.class).isOneOf(Content.PROBABILITIES, Content.BOTH);
        }
    }

    @Widget(title = FOLDER, description = """
            The folder for the files: an absolute path, a path relative to the workflow, or a \
            <tt>knime://knime.workflow/</tt> or <tt>file:</tt> URL. It is made if it is not there.""")
    @LocalFileWriterWidget(placeholder = "masks")
    String m_folder = "masks";

    @Widget(title = SUBFOLDER, description = """
            A folder inside the folder above, made if it is not there. So one flow variable can tell several nodes \
            where results go, and each keeps its own place there.""")
    Optional<String> m_subfolder = Optional.empty();

    @Widget(title = "Write", description = "What is written of each slice.")
    @ValueSwitchWidget
    @ValueReference(ContentReference.class)
    Content m_content = Content.MASKS;

    @Widget(title = MASK_COLUMN, description = """
            The column with the masks: bit or integer images, non-zero = pore. If none is chosen, "Mask" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    @Effect(predicate = MasksAreWritten.class, type = EffectType.SHOW)
    String m_maskColumn;

    @Widget(title = PROBABILITY_COLUMN, description = """
            The column with the pore probabilities: images of floats in [0, 1], or of unsigned integers over their \
            whole range. If none is chosen, "Probability" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    @Effect(predicate = ProbabilitiesAreWritten.class, type = EffectType.SHOW)
    String m_probabilityColumn;

    @Widget(title = "Porosity table", description = """
            Whether the share of pore pixels of each slice is written too, as the file <i>porosity.csv</i> with the \
            columns <i>model</i> (if the slices have one), <i>stack</i>, <i>slice</i> and <i>porosity</i> (0 to 1).""")
    @Effect(predicate = MasksAreWritten.class, type = EffectType.SHOW)
    boolean m_porosityTable;

    @Widget(title = "If a file exists", description = "What to do where a file of the same name is there already.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_folder == null || m_folder.isBlank()) {
            throw new InvalidSettingsException("\"" + FOLDER + "\" is empty: choose where the files are to go.");
        }
        SettingChecks.requireText(SUBFOLDER, m_subfolder);
        final String subfolder = m_subfolder.orElse("");
        SettingChecks.require(WorkflowPaths.isInside(subfolder), SUBFOLDER,
            "a path inside the folder, such as \"masks\"", "\"" + subfolder + "\"");
    }

    /** @return whether the porosities of the masks are written */
    boolean hasPorosityTable() {
        return m_porosityTable && m_content.hasMasks();
    }

    /** @return where the files go */
    Path target() throws InvalidSettingsException {
        return WorkflowPaths.resolve(FOLDER, m_folder).resolve(m_subfolder.orElse("")).normalize();
    }
}
