package org.poreseg.knime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.views.GreyPng;
import org.poreseg.knime.views.PageJson;
import org.poreseg.knime.views.ScorerDocument.Segmentation;
import org.poreseg.knime.views.ScorerDocument.SegmentedSlice;
import org.poreseg.metrics.ThresholdLevels;

/**
 * Makes what the page needs to show slices at any of its thresholds. The pictures of a large slice show only every n-th
 * row and column; the counts are always those of all pixels.
 */
public final class PageSlices {

    /** Pictures have at most so many columns and rows. */
    private static final int MAX_SIZE = 1024;

    /** Takes the parts that the page asks for. */
    @FunctionalInterface
    public interface Store {
        /**
         * @param json a part
         * @return the id under which the page finds it
         * @throws IOException if the part cannot be kept
         */
        String add(String json) throws IOException;
    }

    private final ThresholdLevels m_levels;

    private final Store m_store;

    private final List<SegmentedSlice> m_slices = new ArrayList<>();

    /** Ids of pictures that all models share, by what they show. */
    private final Map<String, String> m_shared = new HashMap<>();

    /**
     * @param levels the thresholds that the page offers
     * @param store takes the parts
     */
    public PageSlices(final ThresholdLevels levels, final Store store) {
        m_levels = levels;
        m_store = store;
    }

    /**
     * @param id the model and the slice
     * @param probabilities the probabilities of pore
     * @param grey the slice as 8-bit grey values, of the same size
     * @param reference the reference mask, of the same size
     * @throws IOException if a part cannot be kept
     */
    public void add(final ModelSlice id, final ProbabilityMap probabilities, final byte[] grey, final Mask reference)
        throws IOException {
        final Picture picture = Picture.of(probabilities.width(), probabilities.height());
        final byte[] levels = m_levels.levels(probabilities);
        final ThresholdLevels.Counts counts = m_levels.count(levels, reference);
        final String greyId = shared("grey " + id.slice(), picture, grey);
        final String referenceId = shared("reference " + id.slice(), picture, bytes(reference));
        final String segmentation = m_store
            .add(PageJson.of(new Segmentation(picture.dataUrl(levels), counts.pore(), counts.solid())));
        m_slices.add(new SegmentedSlice(Integer.toString(m_slices.size()), id.model(), id.slice().stack().name(),
            id.slice().index(), picture.width(), picture.height(), picture.scale(), greyId, referenceId,
            segmentation));
    }

    private String shared(final String what, final Picture picture, final byte[] pixels) throws IOException {
        String id = m_shared.get(what);
        if (id == null) {
            id = m_store.add(PageJson.of(picture.dataUrl(pixels)));
            m_shared.put(what, id);
        }
        return id;
    }

    private static byte[] bytes(final Mask mask) {
        final byte[] bytes = new byte[mask.width() * mask.height()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)(mask.isPore(i) ? 255 : 0);
        }
        return bytes;
    }

    /** @return the slices, in the order in which they were added */
    public List<SegmentedSlice> slices() {
        return List.copyOf(m_slices);
    }

    /**
     * How slices of one size are shown.
     *
     * @param width columns of the slice
     * @param height rows of the slice
     * @param scale every so many-th row and column is shown
     */
    private record Picture(int width, int height, int scale) {

        static Picture of(final int width, final int height) {
            return new Picture(width, height, (Math.max(width, height) + MAX_SIZE - 1) / MAX_SIZE);
        }

        String dataUrl(final byte[] pixels) throws IOException {
            final byte[] shown = new byte[shown(width) * shown(height)];
            int to = 0;
            for (int y = 0; y < height; y += scale) {
                for (int x = 0; x < width; x += scale) {
                    shown[to++] = pixels[y * width + x];
                }
            }
            return GreyPng.dataUrl(GreyPng.encode(shown(width), shown(height), shown));
        }

        private int shown(final int size) {
            return (size + scale - 1) / scale;
        }
    }
}
