package org.knime.core.webui.page;

import java.util.Locale;

import org.knime.core.webui.page.Resource.ContentType;

/** Kinds of content by the ending of a path. */
final class ContentTypes {

    private ContentTypes() {
    }

    /** A page has to be one of the known kinds; other files may have any ending, which is null here. */
    static ContentType of(final String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "html" -> ContentType.HTML;
            case "js" -> ContentType.SHADOW_APP;
            case "svg" -> ContentType.SVG;
            case "png" -> ContentType.PNG;
            default -> null;
        };
    }
}
