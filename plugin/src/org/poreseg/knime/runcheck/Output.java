package org.poreseg.knime.runcheck;

import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.runcheck.OutputRow.Kind;
import org.poreseg.knime.support.OutputFolders;

/**
 * A file or folder that a later node will write.
 *
 * @param setting the setting that names it, as the user reads it in the dialog
 * @param path where it is
 * @param kind what it is
 */
record Output(String setting, Path path, Kind kind) {

    /**
     * Checks what shows without changing anything: what is there already, and the rights of the folder.
     *
     * @throws InvalidSettingsException if it cannot be written
     */
    void look() throws InvalidSettingsException {
        if (kind == Kind.FOLDER) {
            OutputFolders.requireWritable(setting, path);
        } else {
            OutputFolders.requireWritableFile(setting, path);
        }
        if (kind == Kind.NEW_FILE && Files.exists(path)) {
            throw new InvalidSettingsException("\"" + setting + "\": the file " + path + " is already there. Choose "
                + "another name, or let it be overwritten.");
        }
    }

    /**
     * Checks by writing: the rights of a folder do not tell everything.
     *
     * @return what was found
     * @throws InvalidSettingsException if it cannot be written
     */
    Check tryOut() throws InvalidSettingsException {
        look();
        OutputFolders.tryWriting(setting, folder());
        final boolean exists = Files.exists(path);
        final String kindName = kind == Kind.FOLDER ? "Output folder" : "Output file";
        final String detail = kind == Kind.FOLDER || !exists ? "" : "will be overwritten";
        return new Check(kindName, setting, path, exists ? "there already" : "can be made", detail, null, null);
    }

    /** @return the folder that is written to */
    Path folder() {
        return kind == Kind.FOLDER ? path : path.toAbsolutePath().getParent();
    }
}
