package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;

/** A file of a page. */
public interface Resource {

    /**
     * @return the content
     * @throws IOException if it cannot be read
     */
    InputStream getInputStream() throws IOException;

    /** @return the path, relative to the page's root, with slashes */
    String getRelativePath();

    /** @return the kind of content, by the ending of the path */
    ContentType getContentType();

    /** Kinds of content of a page. */
    enum ContentType {
        /** A web page. */
        HTML,
        /** A script that builds a shadow DOM. */
        SHADOW_APP,
        /** A vector image. */
        SVG,
        /** A raster image. */
        PNG
    }
}
