package org.poreseg.pictures;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the elements of an SVG picture. Coordinates are in pixels, y downwards. */
final class Svg {

    private final StringBuilder m_text = new StringBuilder();

    /**
     * @param box what the picture shows
     */
    Svg(final WorkflowFile.Box box) {
        m_text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\" "
            + "font-family=\"%s\" fill=\"#3E3A39\">", box.width(), box.height(), box.x(), box.y(), box.width(),
            box.height(), Font.FAMILIES);
        line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>", box.x(), box.y(), box.width(),
            box.height());
    }

    /** Adds an element as it stands. */
    void line(final String format, final Object... values) {
        m_text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /**
     * Adds a line of text, which takes the width that was computed for it whatever fonts the viewer has.
     *
     * @param x its left edge
     * @param y its base line
     * @param runs its pieces
     */
    void text(final double x, final double y, final List<RichText.Run> runs) {
        final double width = new RichText.Line(0, runs, 0).width();
        line("<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">"
            + "%s</text>", x, y, width, runs.stream().map(Svg::span).collect(Collectors.joining()));
    }

    private static String span(final RichText.Run run) {
        return String.format(Locale.ROOT, "<tspan font-size=\"%.0f\"%s%s>%s</tspan>", run.font().size(),
            run.font().bold() ? " font-weight=\"bold\"" : "", run.font().italic() ? " font-style=\"italic\"" : "",
            Xml.escaped(run.text()));
    }

    /** @return the whole picture */
    String end() {
        return m_text + "</svg>\n";
    }
}
