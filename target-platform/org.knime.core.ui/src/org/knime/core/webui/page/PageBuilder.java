package org.knime.core.webui.page;

import java.nio.charset.Charset;

import org.knime.core.webui.page.Page.RequireBundle;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.core.webui.page.Page.RequireRelativePath;
import org.knime.core.webui.page.Page.StringSupplier;

/** Answers the questions of {@link Page#create()}. */
final class PageBuilder implements RequireFromFileOrString, RequireBundle {

    @Override
    public RequireRelativePath fromString(final StringSupplier pageContent, final Charset charset) {
        return path -> pageOf(SuppliedResource.ofText(path, pageContent, charset));
    }

    private static Page pageOf(final Resource resource) {
        if (resource.getContentType() == null) {
            throw new IllegalArgumentException(
                "A page ends with .html, .js, .svg or .png, unlike '" + resource.getRelativePath() + "'");
        }
        return new Page(resource, false);
    }
}
