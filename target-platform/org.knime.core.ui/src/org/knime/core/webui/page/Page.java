package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.Supplier;

import org.knime.core.node.FluentNodeAPI;

/** A web page with what it needs. */
public class Page implements Resource, FluentNodeAPI {

    private final Resource m_pageResource;

    /**
     * @param pageResource the page itself
     * @param isCompletelyStatic whether it never changes
     */
    protected Page(final Resource pageResource, final boolean isCompletelyStatic) {
        m_pageResource = pageResource;
    }

    /** @return asks where the page comes from */
    public static RequireFromFileOrString create() {
        return new PageBuilder();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return m_pageResource.getInputStream();
    }

    @Override
    public String getRelativePath() {
        return m_pageResource.getRelativePath();
    }

    @Override
    public ContentType getContentType() {
        return m_pageResource.getContentType();
    }

    /** Gives a text. */
    @FunctionalInterface
    public interface StringSupplier extends Supplier<String> {
    }

    /** Asks where a page comes from. */
    public interface RequireFromFileOrString {

        /**
         * @param pageContent gives the page
         * @param charset its encoding
         * @return asks for the path
         */
        RequireRelativePath fromString(StringSupplier pageContent, Charset charset);
    }

    /** Asks for the bundle with the page's file. */
    public interface RequireBundle {
    }

    /** Asks for the path of a page. */
    public interface RequireRelativePath {

        /**
         * @param relativePath the path; its ending says what the page is
         * @return the page
         */
        Page relativePath(String relativePath);
    }
}
