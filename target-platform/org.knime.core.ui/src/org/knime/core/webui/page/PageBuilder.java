package org.knime.core.webui.page;

import java.nio.charset.Charset;
import java.nio.file.Path;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.knime.core.webui.page.Page.InputStreamSupplier;
import org.knime.core.webui.page.Page.RequireBasePath;
import org.knime.core.webui.page.Page.RequireBundle;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.core.webui.page.Page.RequireRelativePath;
import org.knime.core.webui.page.Page.StringSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Answers the questions of {@link Page#create()}. */
final class PageBuilder implements RequireFromFileOrString, RequireBundle {

    @Override
    public RequireBundle fromFile() {
        return this;
    }

    @Override
    public RequireRelativePath fromString(final InputStreamSupplier pageContent, final Charset charset) {
        return path -> pageOf(new SuppliedResource(path, pageContent::get, charset));
    }

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

    @Override
    public RequireBasePath bundleClass(final Class<?> clazz) {
        return inBundle(FrameworkUtil.getBundle(clazz), clazz.getName());
    }

    @Override
    public RequireBasePath bundleID(final String bundleID) {
        return inBundle(Platform.getBundle(bundleID), bundleID);
    }

    private static RequireBasePath inBundle(final Bundle bundle, final String asked) {
        if (bundle == null) {
            throw new IllegalStateException("No bundle found for " + asked);
        }
        final Path root = FileLocator.getBundleFileLocation(bundle).map(file -> file.toPath())
            .orElseThrow(() -> new IllegalStateException("Bundle " + bundle.getSymbolicName() + " has no file"));
        if (!root.toFile().isDirectory()) {
            throw new IllegalStateException("A page from a file needs a bundle that is a folder (Eclipse-BundleShape: "
                + "dir), but " + bundle.getSymbolicName() + " is the file " + root);
        }
        return folder -> file -> new FromFilePage(root.resolve(folder), file);
    }
}
