package org.knime.core.node;

import java.nio.file.Path;
import java.nio.file.Paths;

/** What holds for the whole installation. */
public final class KNIMEConstants {

    private KNIMEConstants() {
    }

    /** @return the folder in which the temporary files of all workflows lie */
    public static Path getKNIMETempPath() {
        return Paths.get(System.getProperty("java.io.tmpdir"));
    }
}
