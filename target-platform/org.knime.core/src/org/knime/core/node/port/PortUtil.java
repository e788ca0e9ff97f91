package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Streams for port objects: zip files that begin with an empty entry which says what they are. */
public final class PortUtil {

    private static final String OBJECT_ENTRY = "portObject.file";

    private static final String SPEC_ENTRY = "portSpec.file";

    private PortUtil() {
    }

    /**
     * @param out where to
     * @return what a port object is written to
     * @throws IOException if writing fails
     */
    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream out) throws IOException {
        final PortObjectZipOutputStream zip = new PortObjectZipOutputStream(out);
        begin(zip, OBJECT_ENTRY);
        return zip;
    }

    /**
     * @param in where from
     * @return what a port object is read from
     * @throws IOException if this is not a port object
     */
    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in) throws IOException {
        final PortObjectZipInputStream zip = new PortObjectZipInputStream(in);
        check(zip, OBJECT_ENTRY);
        return zip;
    }

    /**
     * @param out where to
     * @return what a specification is written to
     * @throws IOException if writing fails
     */
    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(final OutputStream out)
        throws IOException {
        final PortObjectSpecZipOutputStream zip = new PortObjectSpecZipOutputStream(out);
        begin(zip, SPEC_ENTRY);
        return zip;
    }

    /**
     * @param in where from
     * @return what a specification is read from
     * @throws IOException if this is not a specification
     */
    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
        throws IOException {
        final PortObjectSpecZipInputStream zip = new PortObjectSpecZipInputStream(in);
        check(zip, SPEC_ENTRY);
        return zip;
    }

    private static void begin(final ZipOutputStream zip, final String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
    }

    private static void check(final ZipInputStream zip, final String name) throws IOException {
        final ZipEntry entry = zip.getNextEntry();
        if (entry == null || !name.equals(entry.getName())) {
            throw new IOException("Expected zip entry \"" + name + "\", got "
                + (entry == null ? "none" : "\"" + entry.getName() + "\"") + ".");
        }
    }
}
