package org.poreseg.knime.report;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.Palette;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.views.ScorerDocument.SegmentedSlice;
import org.poreseg.metrics.ErrorOverlay;
import org.poreseg.metrics.ThresholdLevels;

/**
 * Collects the pictures of the chosen slices as they come by: the overlay for the output table and for the report
 * folder, and what the page needs to draw overlays of its own at any of its thresholds.
 */
public final class OverlayCollector {

    /** The columns of the table of overlays. */
    public static final DataTableSpec TABLE = OverlayPictures.TABLE;

    private final Set<SliceKey> m_chosen;

    private final Palette m_palette;

    private final OverlayPictures m_pictures;

    private final PageParts.Collector m_parts;

    private final PageSlices m_slices;

    /**
     * @param models the names of all models
     * @param chosen the slices to show
     * @param masks how the masks are made, and the colours of errors
     * @param report where overlays are written as PNG files, if anywhere
     * @param exec makes the tables
     */
    public OverlayCollector(final Collection<String> models, final Set<SliceKey> chosen, final MaskStyle masks,
        final Optional<ReportFolder> report, final ExecutionContext exec) {
        m_chosen = chosen;
        m_palette = masks.palette();
        m_pictures = new OverlayPictures(report, models,
            chosen.stream().map(slice -> slice.stack().name()).distinct().toList(), exec);
        m_parts = new PageParts.Collector(exec);
        m_slices = new PageSlices(ThresholdLevels.with(masks.threshold()), m_parts);
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
        if (m_chosen.contains(id.slice())) {
            final byte[] grey = ErrorOverlay.grey(slice, ErrorOverlay.displayWindow(slice));
            m_pictures.add(id, ErrorOverlay.paint(grey, predicted, reference, m_palette));
            m_slices.add(id, probabilities, grey, reference);
        }
    }

    /** Ends the tables; nothing can be added any more. */
    public void close() {
        m_pictures.close();
        m_parts.close();
    }

    /** @return the table of overlays, after {@link #close} */
    public BufferedDataTable table() {
        return m_pictures.table();
    }

    /** @return the parts of the page, after {@link #close} */
    public PageParts parts() {
        return m_parts.parts();
    }

    /** @return the slices that the page can draw */
    public List<SegmentedSlice> slices() {
        return m_slices.slices();
    }
}
