package org.poreseg.knime.report;

import org.poreseg.image.Palette;

/**
 * How the scored masks were made, and how their errors are shown.
 *
 * @param threshold the threshold of the masks, or where the page's slider starts if they were made otherwise; in [0, 1]
 * @param masks how the masks were made, in words that go on "pore is the positive class; …"
 * @param palette the colours of errors
 */
public record MaskStyle(double threshold, String masks, Palette palette) {
}
