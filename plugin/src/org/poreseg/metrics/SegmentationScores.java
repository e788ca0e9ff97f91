package org.poreseg.metrics;

import java.util.List;

import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/**
 * All that is counted about one model's segmentation of any number of slices, in constant memory. Slices are added one
 * at a time in any order; the scores of several stacks can be merged.
 */
public final class SegmentationScores {

    private final ProbabilityStatistics m_probabilities = new ProbabilityStatistics();

    private final BorderErrors m_borderErrors = new BorderErrors();

    private PoreConfusion m_confusion = PoreConfusion.NONE;

    private ConnectedPorosity m_connected = ConnectedPorosity.NONE;

    private int m_slices;

    /**
     * Adds one slice.
     *
     * @param probabilities the probabilities of pore
     * @param predicted the predicted mask: the probabilities at the chosen threshold, or one that was made otherwise
     * @param reference the reference mask
     * @throws IllegalArgumentException if the sizes differ
     * @throws org.poreseg.errors.UserError if a value is not a probability
     */
    public void add(final ProbabilityMap probabilities, final Mask predicted, final Mask reference) {
        m_confusion = m_confusion.plus(PoreConfusion.of(predicted, reference));
        m_probabilities.add(probabilities, reference);
        final BitRows predictedRows = BitRows.of(predicted);
        final BitRows referenceRows = BitRows.of(reference);
        m_borderErrors.add(predictedRows, referenceRows);
        m_connected = m_connected.plus(new ConnectedPorosity(PoreClusters.largest(predictedRows),
            PoreClusters.largest(referenceRows), (long)reference.width() * reference.height()));
        m_slices++;
    }

    /**
     * Adds everything that another one has counted.
     *
     * @param other is not changed
     */
    public void merge(final SegmentationScores other) {
        m_probabilities.merge(other.m_probabilities);
        m_borderErrors.merge(other.m_borderErrors);
        m_confusion = m_confusion.plus(other.m_confusion);
        m_connected = m_connected.plus(other.m_connected);
        m_slices += other.m_slices;
    }

    /** @return the number of slices */
    public int slices() {
        return m_slices;
    }

    /** @return the confusion counts of the predicted masks */
    public PoreConfusion confusion() {
        return m_confusion;
    }

    /** @return what the probabilities say, whatever the threshold */
    public ProbabilityStatistics probabilities() {
        return m_probabilities;
    }

    /** @return how many errors of the predicted masks sit at pore borders */
    public BorderErrors borderErrors() {
        return m_borderErrors;
    }

    /** @return the largest connected pores */
    public ConnectedPorosity connectedPorosity() {
        return m_connected;
    }

    /** @return exact confusion counts at the thresholds of {@link ThresholdGrid} */
    public List<PoreConfusion> sweep() {
        return m_probabilities.confusions(ThresholdGrid.thresholds());
    }
}
