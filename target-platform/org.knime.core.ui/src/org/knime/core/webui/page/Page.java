package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.knime.core.node.FluentNodeAPI;

/** A web page with what it needs. */
public sealed class Page implements Resource, FluentNodeAPI permits FromFilePage {

    /** The other files of the page, by relative path. */
    protected final Map<String, Resource> m_resources;

    /** Whether neither the page nor one of its other files ever changes. */
    protected boolean m_isCompletelyStatic;

    private final Resource m_pageResource;

    /** @param page the page whose content and other files this one shares */
    protected Page(final Page page) {
        m_pageResource = page.m_pageResource;
        m_resources = page.m_resources;
        m_isCompletelyStatic = page.m_isCompletelyStatic;
    }

    /**
     * @param pageResource the page itself
     * @param isCompletelyStatic whether it never changes
     */
    protected Page(final Resource pageResource, final boolean isCompletelyStatic) {
        m_pageResource = pageResource;
        m_resources = new HashMap<>();
        m_isCompletelyStatic = isCompletelyStatic;
    }

    /** @return asks where the page comes from */
    public static RequireFromFileOrString create() {
        return new PageBuilder();
    }

    /** @return whether neither the page nor one of its other files ever changes */
    public boolean isCompletelyStatic() {
        return m_isCompletelyStatic;
    }

    /**
     * @param relativePath the path of a file of the page
     * @return the file
     */
    public Optional<Resource> getResource(final String relativePath) {
        return Optional.ofNullable(m_resources.get(relativePath));
    }

    /**
     * Adds a file.
     *
     * @param supplier opens it
     * @param relativePath its path, relative to the page's root, with slashes
     * @return this page
     */
    public Page addResource(final Supplier<InputStream> supplier, final String relativePath) {
        return addResource(supplier, relativePath, StandardCharsets.UTF_8);
    }

    /**
     * Adds a text file.
     *
     * @param supplier opens it
     * @param relativePath its path, relative to the page's root, with slashes
     * @param charset its encoding
     * @return this page
     */
    public Page addResource(final Supplier<InputStream> supplier, final String relativePath, final Charset charset) {
        add(new SuppliedResource(relativePath, supplier::get, charset));
        return this;
    }

    /**
     * Adds a text file.
     *
     * @param supplier gives its content
     * @param relativePath its path, relative to the page's root, with slashes
     * @return this page
     */
    public Page addResourceFromString(final Supplier<String> supplier, final String relativePath) {
        add(SuppliedResource.ofText(relativePath, supplier, StandardCharsets.UTF_8));
        return this;
    }

    void add(final Resource resource) {
        m_resources.put(resource.getRelativePath(), resource);
        m_isCompletelyStatic &= resource.isStatic();
    }

    @Override
    public boolean isStatic() {
        return m_pageResource.isStatic();
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

    @Override
    public Optional<Charset> getCharset() {
        return m_pageResource.getCharset();
    }

    /** Opens a content. */
    @FunctionalInterface
    public interface InputStreamSupplier extends Supplier<InputStream> {
    }

    /** Gives a text. */
    @FunctionalInterface
    public interface StringSupplier extends Supplier<String> {
    }

    /** Asks where a page comes from. */
    public interface RequireFromFileOrString {

        /** @return asks for the bundle with the page's file; the bundle has to be a folder, not a jar */
        RequireBundle fromFile();

        /**
         * @param pageContent opens the page
         * @return asks for the path
         */
        default RequireRelativePath fromString(final InputStreamSupplier pageContent) {
            return fromString(pageContent, StandardCharsets.UTF_8);
        }

        /**
         * @param pageContent gives the page
         * @return asks for the path
         */
        default RequireRelativePath fromString(final StringSupplier pageContent) {
            return fromString(pageContent, StandardCharsets.UTF_8);
        }

        /**
         * @param pageContent opens the page
         * @param charset its encoding
         * @return asks for the path
         */
        RequireRelativePath fromString(InputStreamSupplier pageContent, Charset charset);

        /**
         * @param pageContent gives the page
         * @param charset its encoding
         * @return asks for the path
         */
        RequireRelativePath fromString(StringSupplier pageContent, Charset charset);
    }

    /** Asks for the bundle with the page's file. */
    public interface RequireBundle {

        /**
         * @param clazz a class of the bundle
         * @return asks for the folder
         */
        RequireBasePath bundleClass(Class<?> clazz);

        /**
         * @param bundleID the bundle's symbolic name
         * @return asks for the folder
         */
        RequireBasePath bundleID(String bundleID);
    }

    /** Asks for the folder in the bundle. */
    public interface RequireBasePath {

        /**
         * @param basePath the folder, relative to the bundle
         * @return asks for the file
         */
        RequireRelativeFilePath basePath(String basePath);
    }

    /** Asks for the page's file. */
    public interface RequireRelativeFilePath {

        /**
         * @param relativeFilePath the file, relative to the folder
         * @return the page
         */
        FromFilePage relativeFilePath(String relativeFilePath);
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
