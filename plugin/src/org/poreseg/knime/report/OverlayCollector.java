package org.poreseg.knime.report;

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
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.views.GreyPng;
import org.poreseg.metrics.ErrorOverlay;
import org.poreseg.metrics.Palette;

/**
 * Collects the pictures of the chosen slices as they come by: the overlay for the output table and for the report
 * folder, and the images from which the page draws overlays of its own at any threshold.
 */
public final class OverlayCollector {

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
    public record PageOverlay(String model, SliceKey slice, int width, int height, String grey, String probability,
        String reference) {

        List<String> images() {
            return List.of(grey, probability, reference);
        }
    }

    /** The columns of the table of overlays. */
    public static final DataTableSpec TABLE =
        new DataTableSpec(new String[]{Columns.MODEL, Columns.STACK, Columns.SLICE, "Overlay"},
            new DataType[]{StringCell.TYPE, StringCell.TYPE, IntCell.TYPE, ImageCellWriter.TYPE});

    private final Set<SliceKey> m_chosen;

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
    public OverlayCollector(final Set<SliceKey> chosen, final Palette palette, final Optional<ReportFolder> report,
        final ExecutionContext exec) {
        m_chosen = chosen;
        m_palette = palette;
        m_report = report;
        m_images = new ImageCellWriter(exec);
        m_overlayRows = exec.createDataContainer(TABLE);
        m_pageImages = new PageImages.Collector(exec);
    }

    /**
     * Shows a segmented slice if it is one of the chosen.
     *
     * @param id the model and the slice
     * @param probabilities the probabilities of pore
     * @param predicted the predicted mask
     * @param slice the grey slice
     * @param reference its reference mask
     * @throws IOException if a picture cannot be stored
     */
    public void add(final ModelSlice id, final ProbabilityMap probabilities, final Mask predicted, final Slice slice,
        final Mask reference) throws IOException {
        if (!m_chosen.contains(id.slice())) {
            return;
        }
        final String stack = id.slice().stack().name();
        final int index = id.slice().index();
        final byte[] grey = ErrorOverlay.grey(slice, ErrorOverlay.displayWindow(slice));
        final ErrorOverlay overlay = ErrorOverlay.paint(grey, predicted, reference, m_palette);
        final DataCell cell = m_images.rgb(overlay.width(), overlay.height(), overlay.red(), overlay.green(),
            overlay.blue(), id.model() + "/" + stack + "/" + index);
        m_overlayRows.addRowToTable(new DefaultRow("Row" + m_overlayRows.size(), new StringCell(id.model()),
            new StringCell(stack), new IntCell(index), cell));
        if (m_report.isPresent()) {
            final ReportFolder report = m_report.get();
            writePng(overlay, report.file(String.format(Locale.ROOT, "overlays/%s/%s/slice_%04d.png",
                report.folderName(id.model()), report.folderName(stack), index)));
        }
        addToPage(id, grey, probabilities, reference);
    }

    private void addToPage(final ModelSlice id, final byte[] grey, final ProbabilityMap probabilities,
        final Mask reference) throws IOException {
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
                mask[to] = (byte)(reference.isPore(from) ? 255 : 0);
            }
        }
        final String greyId = shared("grey " + id.slice(), pageWidth, pageHeight, smallGrey);
        final String referenceId = shared("reference " + id.slice(), pageWidth, pageHeight, mask);
        m_overlays.add(new PageOverlay(id.model(), id.slice(), pageWidth, pageHeight, greyId,
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
    public void close() {
        m_overlayRows.close();
        m_pageImages.close();
    }

    /** @return the table of overlays, after {@link #close} */
    public BufferedDataTable table() {
        return m_overlayRows.getTable();
    }

    /** @return the images of the page, after {@link #close} */
    public PageImages images() {
        return m_pageImages.images();
    }

    /** @return the overlays that the page can draw */
    public List<PageOverlay> overlays() {
        return m_overlays;
    }
}
