package org.poreseg.knime.modelio;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.knime.tables.WorkflowPaths;

/** The settings of the model writer. */
final class UNetModelWriterNodeParameters implements NodeParameters {

    static final String FILE = "Model file";

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
        knime://knime.workflow/... Its folder must exist. The file is a zip archive; ".zip" is a good ending.""")
    @LocalFileWriterWidget(placeholder = "models.zip", fileExtension = "zip")
    String m_file = "";

    @Widget(title = "If the file exists", description = "What to do with a file of this name that is there already.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_file != null && !m_file.isBlank()) {
            WorkflowPaths.resolve(FILE, m_file);
        }
    }
}
