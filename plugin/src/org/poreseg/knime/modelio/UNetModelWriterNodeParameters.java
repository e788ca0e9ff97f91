package org.poreseg.knime.modelio;

import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;

/** The settings of the model writer. */
@LoadDefaultsForAbsentFields
final class UNetModelWriterNodeParameters implements NodeParameters {

    static final String FILE = "Model file";

    static final String FOLDER = "Folder";

    /** What happens to a file that is there already. */
    enum IfExists {
        /** It stays, and the node fails. */
        @Label(value = "Fail", description = "Write nothing and say that the file is there.")
        FAIL,
        /** It is replaced. */
        @Label(value = "Overwrite",
            description = "Replace the file once its successor is complete; until then the old one stays.")
        OVERWRITE
    }

    @Widget(title = FILE, description = """
        The file to write: an absolute path, a path relative to the folder of the workflow, or \
        knime://knime.workflow/...; if a folder is switched on below, a path inside that folder. Folders \
        that are missing are made. The file is a zip archive; ".zip" is a good ending.""")
    @LocalFileWriterWidget(placeholder = "models.zip", fileExtension = "zip")
    String m_file = "";

    @Widget(title = FOLDER, description = """
        The folder for the file, where it is not part of the file's path: an absolute path, a path relative to the \
        folder of the workflow, or knime://knime.workflow/... So one flow variable can tell several nodes where \
        results go, and each keeps its own file there.""")
    @LocalFileWriterWidget(placeholder = "report")
    Optional<String> m_folder = Optional.empty();

    @Widget(title = "If the file exists", description = "What to do with a file of this name that is there already.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    @Override
    public void validate() throws InvalidSettingsException {
        // an empty file name is what the node starts with; paths are resolved where there is a workflow
        SettingChecks.requireText(FOLDER, m_folder);
        if (m_folder.isPresent() && m_file != null && !m_file.isBlank()) {
            requireInside();
        }
    }

    private void requireInside() throws InvalidSettingsException {
        SettingChecks.require(WorkflowPaths.isInside(m_file) && !m_file.isBlank(), FILE,
            "a path inside the folder " + m_folder.get() + ", such as \"models.zip\"", "\"" + m_file + "\"");
    }

    /** @return the file to write, an absolute path */
    Path target() throws InvalidSettingsException {
        final Optional<Path> folder = WorkflowPaths.resolve(FOLDER, m_folder);
        if (folder.isEmpty()) {
            return WorkflowPaths.resolve(FILE, m_file);
        }
        requireInside();
        return folder.get().resolve(m_file).normalize();
    }
}
