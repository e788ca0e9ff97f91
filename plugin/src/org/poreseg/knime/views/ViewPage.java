package org.poreseg.knime.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.knime.core.webui.page.Page;

/**
 * A page of a node view. The same page serves KNIME, where it asks the window around it for data, and
 * {@link StandaloneReport}, where the data stand in the page. Scripts and style sheets are put into the page, so that
 * it is one document that needs nothing else: no network, no exploded bundle.
 */
public enum ViewPage {

    /** Heat map, summary, curves and slices of the Segmentation Scorer. */
    SCORER("scorer.html"),

    /** Learning curves of the U-Net Learner. */
    LEARNER("learner.html");

    /** Where the pages lie in the bundle. */
    private static final String FOLDER = "/views/";

    /** A line of the page that names one of its own files: a script or a style sheet. */
    private static final Pattern ASSET = Pattern.compile(
        "<script src=\"(?<script>[^\"]+)\"></script>|<link rel=\"stylesheet\" href=\"(?<style>[^\"]+)\">");

    private final String m_file;

    ViewPage(final String file) {
        m_file = file;
    }

    /**
     * @return the whole page without data, all scripts and style sheets inside
     * @throws UncheckedIOException if the bundle lacks a file of the page
     */
    public String html() {
        final StringBuilder html = new StringBuilder();
        final Matcher asset = ASSET.matcher(read(m_file));
        while (asset.find()) {
            final String script = asset.group("script");
            asset.appendReplacement(html, Matcher.quoteReplacement(
                script != null ? inline("script", script) : inline("style", asset.group("style"))));
        }
        return asset.appendTail(html).toString();
    }

    /**
     * Makes the page of a {@code DefaultView}: {@code .page(ViewPage.SCORER::create)}. From a string, because a page
     * from files needs a bundle that is not a jar.
     *
     * @param page the first step of KNIME's page builder
     * @return the page
     */
    public Page create(final Page.RequireFromFileOrString page) {
        final Page.StringSupplier html = this::html;
        return page.fromString(html, StandardCharsets.UTF_8).relativePath(m_file);
    }

    private static String inline(final String tag, final String file) {
        final String text = read(file);
        if (text.contains("</" + tag)) {
            throw new IllegalStateException(file + " holds \"</" + tag + "\" and cannot stand inside a page.");
        }
        return "<" + tag + ">\n" + text + "</" + tag + ">";
    }

    private static String read(final String file) {
        try (InputStream in = ViewPage.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("The bundle lacks " + FOLDER + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
