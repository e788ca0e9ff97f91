package org.poreseg.knime.support;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.node.KNIMEConstants;
import org.knime.core.util.FileUtil;
import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;

/**
 * The disk space for what a node is about to write. KNIME keeps the images of a table in its folder for temporary files
 * until the workflow is saved, and cuts them short without a word where the disk is full.
 */
public final class TemporarySpace {

    private TemporarySpace() {
    }

    /**
     * @param what what is to be written, such as "The patches"
     * @param bytes how many bytes it takes
     * @throws IOException if the disk does not tell its room
     * @throws UserError if KNIME's folder for temporary files has less
     */
    public static void require(final String what, final long bytes) throws IOException {
        require(what, bytes, folder());
    }

    /** @return KNIME's folder for temporary files, where tables keep their images until the workflow is saved */
    public static Path folder() {
        return FileUtil.getWorkflowTempDir().toPath();
    }

    /** @return the folder of all of KNIME's temporary files, where the next start finds what a killed one has left */
    public static Path root() {
        return KNIMEConstants.getKNIMETempPath();
    }

    static void require(final String what, final long bytes, final Path folder) throws IOException {
        final long free = Disk.of(folder).free();
        if (bytes > free) {
            throw UserError.found(what + " take " + Disk.text(bytes) + ", but KNIME's folder for temporary files, "
                + folder + ", has room for " + Disk.text(free) + " only")
                .advice("Make room there, choose another folder for temporary files in KNIME's preferences, or work on "
                    + "fewer slices at a time");
        }
    }
}
