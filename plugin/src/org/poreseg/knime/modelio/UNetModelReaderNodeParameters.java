package org.poreseg.knime.modelio;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** The settings of the model reader. */
@LoadDefaultsForAbsentFields
final class UNetModelReaderNodeParameters implements NodeParameters {

    static final String FILE = "Model file";

    @Widget(title = FILE, description = """
        The model file to read, as the U-Net Model Writer writes it: an absolute path, a path relative to the folder \
        of the workflow, or knime://knime.workflow/...""")
    @LocalFileReaderWidget(placeholder = "models.zip", fileExtensions = "zip")
    String m_file = "";
}
