package org.poreseg.knime.runcheck;

import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.poreseg.knime.support.WorkflowPaths;

/** A file or folder that a later node writes, typed in the dialog. */
@LoadDefaultsForAbsentFields
final class OutputRow implements WidgetGroup, Persistable {

    /** What is written. */
    enum Kind {
        @Label(value = "Folder", description = "A folder for files; it may be there already.")
        FOLDER,
        @Label(value = "File", description = "A file; if it is there already, it will be overwritten.")
        FILE,
        @Label(value = "New file", description = "A file that must not be there yet, because its writer is set to fail "
            + "if it exists.")
        NEW_FILE
    }

    private static final String PATH = "Path";

    @Widget(title = PATH, description = """
            A path inside the output folder, such as <i>masks</i> or <i>models.zip</i>; or an absolute path.""")
    String m_path = "";

    @Widget(title = "Kind", description = "What is written there.")
    @ValueSwitchWidget
    Kind m_kind = Kind.FOLDER;

    /**
     * @param folder the output folder, if there is one
     * @return what is written
     * @throws InvalidSettingsException if the path is none
     */
    Output output(final Optional<Path> folder) throws InvalidSettingsException {
        final boolean isInFolder = folder.isPresent() && WorkflowPaths.isInside(m_path) && !m_path.isBlank();
        final Path path =
            isInFolder ? folder.get().resolve(m_path.strip()).normalize() : WorkflowPaths.resolve(PATH, m_path);
        return new Output(m_path.strip(), path, m_kind);
    }
}
