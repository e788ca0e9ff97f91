package org.poreseg.knime.modelio;

import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.knime.support.WorkflowPaths;

/** The settings of the model writer. */
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
        knime://knime.workflow/...; if a folder is set below, a path inside that folder. Folders \
        that are missing are made. The file is a zip archive; ".zip" is a good ending.""")
    @LocalFileWriterWidget(placeholder = "models.zip", fileExtension = "zip")
    String m_file = "";

    @Widget(title = FOLDER, description = """
        If not empty, the folder for the file: an absolute path, a path relative to the folder of the workflow, or \
        knime://knime.workflow/... So one flow variable can tell several nodes where results go, and each keeps its \
        own file there.""")
    @Migrate(loadDefaultIfAbsent = true)
    String m_folder = "";

    @Widget(title = "If the file exists", description = "What to do with a file of this name that is there already.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    @Override
    public void validate() throws InvalidSettingsException {
        // an empty file name is what the node starts with; paths are resolved where there is a workflow
        if (hasFolder() && m_file != null && !m_file.isBlank()) {
            requireInside();
        }
    }

    private void requireInside() throws InvalidSettingsException {
        if (!WorkflowPaths.isInside(m_file) || m_file.isBlank()) {
            throw new InvalidSettingsException("\"" + FILE + "\" must be a path inside the folder " + m_folder
                + ", such as \"models.zip\", but is \"" + m_file + "\".");
        }
    }

    /** @return whether the file goes to a folder of its own setting */
    private boolean hasFolder() {
        return m_folder != null && !m_folder.isBlank();
    }

    /** @return the file to write, an absolute path */
    Path target() throws InvalidSettingsException {
        if (!hasFolder()) {
            return WorkflowPaths.resolve(FILE, m_file);
        }
        requireInside();
        return WorkflowPaths.resolve(FOLDER, m_folder).resolve(m_file).normalize();
    }
}
