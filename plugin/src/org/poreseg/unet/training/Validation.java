package org.poreseg.unet.training;

import java.util.ArrayList;
import java.util.List;

import org.poreseg.progress.WorkMonitor;

/** How a network does on validation patches while it is trained. */
final class Validation {

    private final Patches m_patches;

    private final int m_batch;

    private final TrainingSession m_session;

    private final WorkMonitor m_monitor;

    /**
     * @param patches the validation patches, open for reading; {@code null} for none
     * @param batch patches that are evaluated at a time
     * @param session the network
     * @param monitor tells of a cancel
     */
    Validation(final Patches patches, final int batch, final TrainingSession session, final WorkMonitor monitor) {
        m_patches = patches;
        m_batch = batch;
        m_session = session;
        m_monitor = monitor;
    }

    /**
     * How the network does on all patches.
     *
     * @param loss mean loss, NaN where there are no patches
     * @param iou IoU of pore, NaN where there are no patches
     */
    record Score(double loss, double iou) {
    }

    /** @return how the network does now */
    Score score() {
        if (m_patches == null) {
            return new Score(Double.NaN, Double.NaN);
        }
        final LossMean loss = new LossMean();
        long intersection = 0;
        long union = 0;
        try (MinibatchFeeder feeder = MinibatchFeeder.all(m_patches, m_batch)) {
            for (long left = m_patches.size(); left > 0;) {
                m_monitor.checkCanceled();
                try (Minibatch minibatch = feeder.next()) {
                    final TrainingSession.Evaluation evaluation = m_session.evaluate(minibatch);
                    loss.add(evaluation.loss(), minibatch.size());
                    intersection += evaluation.intersection();
                    union += evaluation.union();
                    left -= minibatch.size();
                }
            }
        }
        return new Score(loss.mean().total(), union == 0 ? 1 : (double)intersection / union);
    }

    /**
     * @param most how many patches are wanted
     * @return as many patches as there are of those, spread evenly over all, always the same ones
     */
    List<PatchOverlay> overlays(final int most) {
        final List<PatchOverlay> overlays = new ArrayList<>();
        if (m_patches != null) {
            final int count = (int)Math.min(most, m_patches.size());
            for (int i = 0; i < count; i++) {
                final Patches.Entry entry = m_patches.read(i * m_patches.size() / count);
                overlays.add(new PatchOverlay(entry.patch(), entry.window(), entry.mask(), m_session.pore(entry)));
            }
        }
        return overlays;
    }
}
