package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A page that is a file of a bundle. */
public sealed class FromFilePage extends Page permits ReusablePage {

    private final Path m_baseFolder;

    /** @param page the page whose content and other files this one shares */
    protected FromFilePage(final FromFilePage page) {
        super(page);
        m_baseFolder = page.m_baseFolder;
    }

    FromFilePage(final Path baseFolder, final String relativePath) {
        super(new FileResource(baseFolder, relativePath), true);
        m_baseFolder = baseFolder;
    }

    /**
     * Adds a file of the page's folder.
     *
     * @param relativeFilePath the file, relative to the folder
     * @return this page
     */
    public FromFilePage addResourceFile(final String relativeFilePath) {
        add(new FileResource(m_baseFolder, relativeFilePath));
        return this;
    }

    /**
     * Adds all files below a folder.
     *
     * @param relativeDirPath a folder, relative to the page's folder
     * @return this page
     */
    public FromFilePage addResourceDirectory(final String relativeDirPath) {
        try (Stream<Path> files = Files.walk(m_baseFolder.resolve(relativeDirPath))) {
            files.filter(Files::isRegularFile)
                .map(file -> m_baseFolder.relativize(file).toString().replace('\\', '/'))
                .forEach(this::addResourceFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public FromFilePage addResource(final Supplier<InputStream> supplier, final String relativePath) {
        super.addResource(supplier, relativePath);
        return this;
    }

    @Override
    public FromFilePage addResourceFromString(final Supplier<String> supplier, final String relativePath) {
        super.addResourceFromString(supplier, relativePath);
        return this;
    }

    /**
     * @param pageId a name that stays the same
     * @return a page that is loaded once and used by several views
     */
    public ReusablePage getReusablePage(final String pageId) {
        return new ReusablePage(this, pageId);
    }
}
