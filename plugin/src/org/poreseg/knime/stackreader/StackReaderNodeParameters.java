package org.poreseg.knime.stackreader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.errors.UserError;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.knime.support.WindowSettings;
import org.poreseg.knime.support.WorkflowPaths;

/** The settings of the Stack Reader. */
@LoadDefaultsForAbsentFields
class StackReaderNodeParameters implements NodeParameters {

    @Section(title = "Stacks")
    interface StacksSection {
    }

    @Section(title = "Intensities")
    @After(StacksSection.class)
    interface IntensitiesSection {
    }

    /** Where the stacks are named. */
    enum Source {
        @Label(value = "Stack list", description = "In a CSV file; its path can be set by a flow variable.")
        LIST,
        @Label(value = "This dialog", description = "In the dialog, stack by stack.")
        DIALOG
    }

    interface SourceReference extends ParameterReference<Source> {
    }

    static final class IsList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.LIST);
        }
    }

    static final class IsDialog implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.DIALOG);
        }
    }

    /** Whether stacks must have masks. */
    enum Masks {
        @Label(value = "Where there are any", description = "Stacks without masks are read too.")
        WHERE_PRESENT,
        @Label(value = "Needed", description = "Every stack must have masks, with pore and with solid in them.")
        NEEDED
    }

    static final String LIST_TITLE = "Stack list";

    static final String MASKS_TITLE = "Masks";

    @Layout(StacksSection.class)
    @Widget(title = "Stacks from", description = "Where the stacks to read are named.")
    @ValueSwitchWidget
    @ValueReference(SourceReference.class)
    Source m_source = Source.LIST;

    @Layout(StacksSection.class)
    @Widget(title = LIST_TITLE, description = """
            A CSV file (UTF-8, commas) with a header line and one line for each stack. Its columns are <i>stack</i>, \
            <i>rock type</i>, <i>images</i>, <i>masks</i>, <i>pore values</i>, <i>first slice</i>, <i>last slice</i>, \
            <i>step</i>, <i>x</i>, <i>y</i>, <i>width</i> and <i>height</i>, in any order; all but <i>stack</i> and \
            <i>images</i> may be absent or empty. They mean what the fields of the same names mean that show when the \
            stacks come from this dialog; files are given as absolute paths or relative to the list. The list itself \
            is an absolute path, a <i>file:</i> or <i>knime://knime.workflow/</i> URL, or a path relative to the \
            workflow.""")
    @LocalFileReaderWidget(fileExtensions = "csv", placeholder = "data/stacks.csv")
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    String m_stackList = "";

    @Layout(StacksSection.class)
    @Widget(title = "Stacks", description = "The stacks to read, in this order.")
    @ArrayWidget(elementTitle = "Stack", addButtonText = "Add stack", showSortButtons = true)
    @Effect(predicate = IsDialog.class, type = EffectType.SHOW)
    StackRow[] m_stacks = {};

    @Layout(StacksSection.class)
    @Widget(title = MASKS_TITLE, description = """
            Choose <i>Needed</i> for stacks to train on or to score against: then a stack without masks, or with masks \
            of one class only, is told here, and not by a later node after hours of work.""")
    @ValueSwitchWidget
    Masks m_masks = Masks.WHERE_PRESENT;

    @Layout(IntensitiesSection.class)
    WindowSettings m_window = new WindowSettings();

    @Override
    public void validate() throws InvalidSettingsException {
        m_window.validate();
        if (m_source == Source.DIALOG) {
            for (int i = 0; i < m_stacks.length; i++) {
                m_stacks[i].validate(i + 1);
            }
        }
    }

    /**
     * @return the stacks to read, at least one, with different names; their files are not looked at
     * @throws InvalidSettingsException if the settings name no stacks, the list is not there or has a mistake, or a
     *             stack has no masks but needs some
     */
    List<StackDefinition> definitions() throws InvalidSettingsException {
        final List<StackDefinition> stacks = m_source == Source.LIST ? listed() : typed();
        for (final StackDefinition stack : stacks) {
            if (m_masks == Masks.NEEDED && !stack.hasMasks()) {
                throw new InvalidSettingsException("Stack \"" + stack.name() + "\" (" + stack.origin() + ") has no "
                    + "masks, but \"" + MASKS_TITLE + "\" is set to \"Needed\": stacks to train on or to score "
                    + "against must have masks.");
            }
        }
        return stacks;
    }

    private List<StackDefinition> listed() throws InvalidSettingsException {
        if (m_stackList == null || m_stackList.isBlank()) {
            throw new InvalidSettingsException("\"" + LIST_TITLE + "\" is empty. Choose a stack list, or type the "
                + "stacks in the dialog.");
        }
        try {
            return StackList.read(WorkflowPaths.resolve(LIST_TITLE, m_stackList));
        } catch (final IOException | UserError e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private List<StackDefinition> typed() throws InvalidSettingsException {
        if (m_stacks == null || m_stacks.length == 0) {
            throw new InvalidSettingsException("There are no stacks. Add one in the dialog, or choose a stack list.");
        }
        final List<StackDefinition> stacks = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final StackRow row : m_stacks) {
            final StackDefinition stack = row.definition(stacks.size() + 1);
            if (!names.add(stack.name())) {
                throw new InvalidSettingsException("Two stacks of the dialog are called \"" + stack.name()
                    + "\"; each needs a name of its own.");
            }
            stacks.add(stack);
        }
        return stacks;
    }
}
