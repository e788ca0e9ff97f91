package org.poreseg.knime.scorer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

import org.knime.core.data.DataCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.scorer.ReferenceSlices.Reference;
import org.poreseg.knime.views.GreyPng;
import org.poreseg.metrics.ErrorOverlay;
import org.poreseg.metrics.Palette;

/**
 * Collects the pictures of the chosen slices as they come by: the overlay for the output table and for the report
 * folder, and the images from which the page draws overlays of its own at any threshold.
 */
final class OverlayCollector {

    /** The page's images are made smaller where a slice is larger than this, by a whole factor. */
    private static final int MAX_PAGE_SIZE = 1024;

    /**
     * An overlay that the page can draw.
     *
     * @param model the name of the model
     * @param slice the slice
     * @param width columns of the page's images
     * @param height rows of the page's images
     * @param grey id of the image of the grey slice, the same for all models
     * @param probability id of the image of the probabilities
     * @param reference id of the image of the reference mask, the same for all models
     */
    record PageOverlay(String model, SliceId slice, int width, int height, String grey, String probability,
        String reference) {

        List<String> images() {
            return List.of(grey, probability, reference);
        }
    }

    private final Set<SliceId> m_chosen;

    private final Palette m_palette;

    private final Optional<ReportFolder> m_report;

    private final ImageCellWriter m_images;

    private final BufferedDataContainer m_overlayRows;

    private final PageImages.Collector m_pageImages;

    private final List<PageOverlay> m_overlays = new ArrayList<>();

    /** Ids of images that all models share, by what they show. */
    private final Map<String, String> m_shared = new HashMap<>();

    /**
     * @param chosen the slices to show
     * @param palette the colours of errors
     * @param report where overlays are written as PNG files, if anywhere
     * @param exec makes the tables
     */
    OverlayCollector(final Set<SliceId> chosen, final Palette palette, final Optional<ReportFolder> report,
        final ExecutionContext exec) {
        m_chosen = chosen;
        m_palette = palette;
        m_report = report;
        m_images = new ImageCellWriter(exec);
        m_overlayRows = exec.createDataContainer(ScoreTables.OVERLAYS);
        m_pageImages = new PageImages.Collector(exec);
    }

    /**
     * Shows a segmented slice if it is one of the chosen.
     *
     * @param model the name of the model
     * @param id the slice
     * @param probabilities the probabilities of pore
     * @param predicted the predicted mask
     * @param reference the slice and its reference mask
     * @throws IOException if a picture cannot be stored
     */
    void add(final String model, final SliceId id, final ProbabilityMap probabilities, final Mask predicted,
        final Reference reference) throws IOException {
        if (!m_chosen.contains(id)) {
            return;
        }
        final byte[] grey = ErrorOverlay.grey(reference.slice(), ErrorOverlay.displayWindow(reference.slice()));
        final ErrorOverlay overlay = ErrorOverlay.paint(grey, predicted, reference.mask(), m_palette);
        final DataCell cell = m_images.rgb(overlay.width(), overlay.height(), overlay.red(), overlay.green(),
            overlay.blue(), model + "/" + id.stack() + "/" + id.slice());
        m_overlayRows.addRowToTable(new DefaultRow("Row" + m_overlayRows.size(), new StringCell(model),
            new StringCell(id.stack()), new IntCell(id.slice()), cell));
        if (m_report.isPresent()) {
            final ReportFolder report = m_report.get();
            writePng(overlay, report.file(String.format(Locale.ROOT, "overlays/%s/%s/slice_%04d.png",
                report.folderName(model), report.folderName(id.stack()), id.slice())));
        }
        addToPage(model, id, grey, probabilities, reference);
    }

    private void addToPage(final String model, final SliceId id, final byte[] grey,
        final ProbabilityMap probabilities, final Reference reference) throws IOException {
        final int width = probabilities.width();
        final int height = probabilities.height();
        final int step = (Math.max(width, height) + MAX_PAGE_SIZE - 1) / MAX_PAGE_SIZE;
        final int pageWidth = (width + step - 1) / step;
        final int pageHeight = (height + step - 1) / step;
        final byte[] probability = new byte[pageWidth * pageHeight];
        final byte[] smallGrey = new byte[probability.length];
        final byte[] mask = new byte[probability.length];
        for (int y = 0, to = 0; y < height; y += step) {
            for (int x = 0; x < width; x += step, to++) {
                final int from = y * width + x;
                probability[to] = GreyPng.probability(probabilities.values()[from]);
                smallGrey[to] = grey[from];
                mask[to] = (byte)(reference.mask().isPore(from) ? 255 : 0);
            }
        }
        final String greyId = shared("grey " + id, pageWidth, pageHeight, smallGrey);
        final String referenceId = shared("reference " + id, pageWidth, pageHeight, mask);
        m_overlays.add(new PageOverlay(model, id, pageWidth, pageHeight, greyId,
            m_pageImages.add(GreyPng.encode(pageWidth, pageHeight, probability)), referenceId));
    }

    private String shared(final String what, final int width, final int height, final byte[] pixels)
        throws IOException {
        String id = m_shared.get(what);
        if (id == null) {
            id = m_pageImages.add(GreyPng.encode(width, height, pixels));
            m_shared.put(what, id);
        }
        return id;
    }

    private static void writePng(final ErrorOverlay overlay, final Path file) throws IOException {
        final BufferedImage image =
            new BufferedImage(overlay.width(), overlay.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0, i = 0; y < overlay.height(); y++) {
            for (int x = 0; x < overlay.width(); x++, i++) {
                image.setRGB(x, y, (overlay.red()[i] & 0xff) << 16 | (overlay.green()[i] & 0xff) << 8
                    | overlay.blue()[i] & 0xff);
            }
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java cannot write PNG images.");
        }
    }

    /** Ends the tables; nothing can be added any more. */
    void close() {
        m_overlayRows.close();
        m_pageImages.close();
    }

    /** @return the table of overlays, after {@link #close} */
    BufferedDataTable table() {
        return m_overlayRows.getTable();
    }

    /** @return the images of the page, after {@link #close} */
    PageImages images() {
        return m_pageImages.images();
    }

    /** @return the overlays that the page can draw */
    List<PageOverlay> overlays() {
        return m_overlays;
    }
}
