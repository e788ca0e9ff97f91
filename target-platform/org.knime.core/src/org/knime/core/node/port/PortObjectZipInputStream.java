package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** What a port object is read from. */
public class PortObjectZipInputStream extends ZipInputStream {

    PortObjectZipInputStream(final InputStream in) {
        super(in);
    }
}
