package org.poreseg.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of an annotation, a small part of HTML, broken into lines. */
final class RichText {

    /** Of text in paragraphs, in pixels. */
    static final double TEXT_SIZE = 12;

    private static final double LINE_HEIGHT = 1.5;

    /** Between paragraphs, as a share of the text's size. */
    private static final double GAP = 0.35;

    /**
     * A piece of a line.
     *
     * @param text its characters
     * @param font its font
     */
    record Run(String text, Font font) {
    }

    /**
     * A line.
     *
     * @param y its base line, from the upper edge of the text, in pixels
     * @param runs its pieces
     * @param indent from the left edge, in pixels
     */
    record Line(double y, List<Run> runs, double indent) {

        double width() {
            return runs.stream().mapToDouble(run -> run.font().width(run.text())).sum();
        }
    }

    private final double m_width;

    private final List<Line> m_lines = new ArrayList<>();

    private final List<Run> m_line = new ArrayList<>();

    private double m_y;

    private double m_indent;

    private RichText(final double width) {
        m_width = width;
    }

    /**
     * @param html the text
     * @param width of the lines at most, in pixels
     * @return the lines
     * @throws IOException if the text is no HTML that KNIME's editor writes
     */
    static List<Line> lines(final String html, final double width) throws IOException {
        final Element root =
            Xml.parse("<body>" + html.replace("<br>", "<br/>").replace("&nbsp;", "\u00A0") + "</body>", html);
        final RichText text = new RichText(width);
        text.blocks(root);
        return text.m_lines;
    }

    private void blocks(final Element parent) throws IOException {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element block) {
                block(block);
            }
        }
    }

    private void block(final Element block) throws IOException {
        switch (block.getTagName()) {
            case "ul", "ol" -> blocks(block);
            case "li" -> paragraph(block, 14, "\u2022", new Font(TEXT_SIZE, false, false));
            case "h1" -> paragraph(block, 0, "", new Font(30, true, false));
            case "h2" -> paragraph(block, 0, "", new Font(24, true, false));
            case "h3" -> paragraph(block, 0, "", new Font(18, true, false));
            case "h4", "h5", "h6" -> paragraph(block, 0, "", new Font(14, true, false));
            case "p", "div", "blockquote" -> paragraph(block, 0, "", new Font(TEXT_SIZE, false, false));
            default -> throw new IOException("An annotation has <" + block.getTagName() + ">: expected h1 to h6, p, "
                + "div, blockquote, ul, ol or li. Draw that element too.");
        }
    }

    private void paragraph(final Element block, final double indent, final String bullet, final Font font) {
        m_indent = indent;
        if (!bullet.isEmpty()) {
            m_lines.add(new Line(m_y + font.size(), List.of(new Run(bullet, font)), 0));
        }
        inline(block, font);
        endLine(font.size());
        m_y += GAP * font.size();
    }

    private void inline(final Node parent, final Font font) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (element.getTagName().equals("br")) {
                    endLine(font.size());
                }
                inline(element, switch (element.getTagName()) {
                    case "strong", "b" -> new Font(font.size(), true, font.italic());
                    case "em", "i" -> new Font(font.size(), font.bold(), true);
                    default -> font;
                });
            } else {
                text(child.getNodeValue(), font);
            }
        }
    }

    /** Adds words, each with the space behind it, and breaks the line before a word that no longer fits. */
    private void text(final String text, final Font font) {
        for (final String word : text.replaceAll("[ \\n]+", " ").split("(?<= )")) {
            if (!m_line.isEmpty() && lineWidth() + font.width(word.stripTrailing()) > m_width - m_indent) {
                endLine(font.size());
            }
            if (!m_line.isEmpty() || !word.isBlank()) {
                add(word, font);
            }
        }
    }

    private void add(final String word, final Font font) {
        final int last = m_line.size() - 1;
        if (last >= 0 && m_line.get(last).font().equals(font)) {
            m_line.set(last, new Run(m_line.get(last).text() + word, font));
        } else {
            m_line.add(new Run(word, font));
        }
    }

    private double lineWidth() {
        return new Line(0, m_line, 0).width();
    }

    private void endLine(final double size) {
        if (!m_line.isEmpty()) {
            final int last = m_line.size() - 1;
            m_line.set(last, new Run(m_line.get(last).text().stripTrailing(), m_line.get(last).font()));
            m_lines.add(new Line(m_y + size, List.copyOf(m_line), m_indent));
            m_line.clear();
        }
        m_y += LINE_HEIGHT * size;
    }
}
