package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.progress.WorkMonitor;
import org.tensorflow.Result;

/** One run of a training: from its beginning, or from a checkpoint, to its end. */
final class TrainingRun implements AutoCloseable {

    /** A mean loss of an epoch above this many times the first epoch's is no learning any more. */
    private static final double DIVERGENCE = 3;

    private final TrainingConfig m_config;

    private final PatchStore m_training;

    private final PatchStore m_validation;

    private final CheckpointPlan m_checkpoints;

    private final TrainingListener m_listener;

    private final WorkMonitor m_monitor;

    /** The state to go on from; null to begin anew. */
    private final Checkpoint.Header m_from;

    private final TrainingSession m_session;

    private final int m_batch;

    private final long m_stepsPerEpoch;

    private final long m_begin = System.nanoTime();

    private final List<EpochRecord> m_curve = new ArrayList<>();

    private long m_step;

    private long m_stepsOfThisRun;

    private double m_secondsBefore;

    /** The weights that make the model if training ends now; null before the first epoch has ended. */
    private Result m_kept;

    private int m_keptEpoch;

    private StopReason m_stop;

    TrainingRun(final TrainingConfig config, final PatchStore training, final PatchStore validation,
        final CheckpointPlan checkpoints, final TrainingListener listener, final WorkMonitor monitor,
        final String device) throws IOException {
        m_config = config;
        m_training = training;
        m_validation = validation;
        m_checkpoints = checkpoints;
        m_listener = listener;
        m_monitor = monitor;
        m_batch = config.batchOf(training.size());
        m_stepsPerEpoch = config.stepsPerEpoch(training.size());
        m_from = findCheckpoint();
        m_session = new TrainingSession(config, device);
    }

    /** Trains to the end, and writes the model. */
    TrainingResult run(final Path modelFolder) throws IOException {
        begin();
        final PatchOrder order = new PatchOrder(m_config.seed(), m_training.size(), m_batch);
        final long end = m_stepsPerEpoch * m_config.epochs();
        if (isPatienceSpent() && m_curve.size() < m_config.epochs()) {
            m_stop = StopReason.PATIENCE;
        } else {
            try (MinibatchFeeder feeder = MinibatchFeeder.training(m_training, order, m_batch, m_step, end)) {
                while (m_stop == null && m_curve.size() < m_config.epochs()) {
                    epoch(feeder);
                }
            }
        }
        m_monitor.checkCanceled();
        SavedModelWriter.write(modelFolder, m_config, m_session.weights(), m_kept);
        final StopReason reason = m_stop == null ? StopReason.FINISHED : m_stop;
        return new TrainingResult(modelFolder, List.copyOf(m_curve), reason, message(reason), m_keptEpoch);
    }

    private Checkpoint.Header findCheckpoint() throws IOException {
        final Path folder = m_checkpoints.folder();
        if (folder == null) {
            return null;
        }
        Files.createDirectories(folder);
        // left over from an earlier training
        Files.deleteIfExists(folder.resolve(CheckpointPlan.STOP_FILE));
        if (!m_checkpoints.resume() || !Checkpoint.exists(folder)) {
            return null;
        }
        final Checkpoint.Header found = Checkpoint.readHeader(folder);
        CheckpointMatch.require(folder, found, header(0, List.of(), 0));
        return found;
    }

    private void begin() throws IOException {
        if (m_from == null) {
            m_session.initialize();
        } else {
            m_kept = Checkpoint.restore(m_checkpoints.folder(), m_from, m_session);
            m_keptEpoch = m_from.keptEpoch();
            m_curve.addAll(m_from.curve());
            m_step = m_from.step();
            m_secondsBefore = m_curve.get(m_curve.size() - 1).seconds();
        }
    }

    private Checkpoint.Header header(final long step, final List<EpochRecord> curve, final int keptEpoch) {
        return new Checkpoint.Header(m_config, m_training.size(), m_training.fingerprint(),
            m_validation == null ? 0 : m_validation.fingerprint(), step, curve, keptEpoch);
    }

    private void epoch(final MinibatchFeeder feeder) throws IOException {
        final int epoch = m_curve.size();
        final double rate = m_config.rate().at(epoch, m_config.epochs());
        final LossMean mean = new LossMean();
        boolean early = false;
        while (mean.count() < m_stepsPerEpoch && !early) {
            m_monitor.checkCanceled();
            final TrainingSession.Loss loss;
            try (Minibatch minibatch = feeder.next()) {
                loss = m_session.step(minibatch, rate, m_step);
            }
            if (!Double.isFinite(loss.total())) {
                diverged();
                return;
            }
            mean.add(loss, 1);
            m_step++;
            m_stepsOfThisRun++;
            m_listener.stepDone(
                new StepRecord(epoch + 1, m_config.epochs(), mean.count(), m_stepsPerEpoch, loss.total()));
            report(epoch + 1, loss.total());
            m_stop = requestedStop();
            early = m_stop != null;
        }
        if (isDiverged(mean.mean())) {
            diverged();
            return;
        }
        finishEpoch(epoch + 1, rate, mean);
    }

    private boolean isDiverged(final TrainingSession.Loss mean) {
        return !m_session.isFinite() || !m_curve.isEmpty() && mean.total() > DIVERGENCE * m_curve.get(0).loss();
    }

    private void finishEpoch(final int epoch, final double rate, final LossMean mean) throws IOException {
        final Validation validation = validate();
        final TrainingSession.Loss loss = mean.mean();
        final EpochRecord done = new EpochRecord(epoch, m_step, rate, loss.total(), loss.crossEntropy(), loss.jaccard(),
            validation.loss(), validation.iou(), seconds());
        final boolean better = isBetter(validation);
        m_curve.add(done);
        if (better) {
            keep(epoch);
        }
        final boolean whole = mean.count() == m_stepsPerEpoch;
        if (whole && m_checkpoints.folder() != null) {
            Checkpoint.write(m_checkpoints.folder(), header(m_step, m_curve, m_keptEpoch), m_session, m_kept);
        }
        m_listener.epochDone(done);
        showOverlays();
        if (m_stop == null && isPatienceSpent() && m_curve.size() < m_config.epochs()) {
            m_stop = StopReason.PATIENCE;
        }
    }

    private boolean choosesBest() {
        return m_config.stopping().patience() > 0 && m_validation != null;
    }

    private boolean isBetter(final Validation validation) {
        return !choosesBest() || m_kept == null || validation.iou() > m_curve.get(m_keptEpoch - 1).validationIou();
    }

    private boolean isPatienceSpent() {
        return choosesBest() && m_curve.size() - m_keptEpoch >= m_config.stopping().patience() && m_keptEpoch > 0;
    }

    private void keep(final int epoch) {
        final Result before = m_kept;
        m_kept = m_session.snapshot();
        m_keptEpoch = epoch;
        if (before != null) {
            before.close();
        }
    }

    private void diverged() {
        if (m_kept == null) {
            throw new IllegalArgumentException("The loss grew without bound in the first epoch. " + advice());
        }
        m_stop = StopReason.DIVERGED;
    }

    private String advice() {
        return "Try an initial learning rate below " + m_config.rate().initial()
            + (m_config.loss().kind() == LossKind.CROSS_ENTROPY ? "" : ", a smaller alpha than "
                + m_config.loss().alpha() + " or a larger epsilon than " + m_config.loss().epsilon())
            + (m_config.precision() == Precision.BF16 ? ", or single precision" : "");
    }

    /**
     * How the network does on the validation patches.
     *
     * @param loss mean loss, NaN where there are none
     * @param iou IoU of pore, NaN where there are none
     */
    private record Validation(double loss, double iou) {
    }

    private Validation validate() {
        if (m_validation == null) {
            return new Validation(Double.NaN, Double.NaN);
        }
        final LossMean mean = new LossMean();
        long both = 0;
        long either = 0;
        try (MinibatchFeeder feeder = MinibatchFeeder.all(m_validation, m_config.batchSize())) {
            for (long left = m_validation.size(); left > 0;) {
                m_monitor.checkCanceled();
                try (Minibatch minibatch = feeder.next()) {
                    final TrainingSession.Evaluation evaluation = m_session.evaluate(minibatch);
                    mean.add(evaluation.loss(), minibatch.size());
                    both += evaluation.both();
                    either += evaluation.either();
                    left -= minibatch.size();
                }
            }
        }
        return new Validation(mean.mean().total(), either == 0 ? 1 : (double)both / either);
    }

    private void showOverlays() {
        if (m_validation == null || m_listener.overlays() == 0) {
            return;
        }
        final int count = (int)Math.min(m_listener.overlays(), m_validation.size());
        final List<PatchOverlay> overlays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final PatchStore.Entry entry = m_validation.read(i * m_validation.size() / count);
            overlays.add(
                new PatchOverlay(entry.patch(), entry.window(), entry.mask(), m_session.pore(entry)));
        }
        m_listener.overlaysDone(overlays);
    }

    private StopReason requestedStop() {
        if (m_checkpoints.isStopRequested()) {
            return StopReason.STOP_FILE;
        }
        final long budget = m_config.stopping().timeBudgetSeconds();
        return budget > 0 && secondsOfThisRun() >= budget ? StopReason.TIME_BUDGET : null;
    }

    private double secondsOfThisRun() {
        return (System.nanoTime() - m_begin) / 1e9;
    }

    private double seconds() {
        return m_secondsBefore + secondsOfThisRun();
    }

    private void report(final int epoch, final double loss) {
        final long steps = m_stepsPerEpoch * m_config.epochs();
        final StringBuilder message = new StringBuilder(
            String.format("Epoch %d of %d, loss %.3f", epoch, m_config.epochs(), loss));
        if (!m_curve.isEmpty() && m_validation != null) {
            message.append(String.format(", validation IoU %.3f", m_curve.get(m_curve.size() - 1).validationIou()));
        }
        final double left = secondsOfThisRun() / m_stepsOfThisRun * (steps - m_step);
        message.append(", about ").append(left < 90 ? Math.round(left) + " s" : Math.round(left / 60) + " min")
            .append(" left");
        if (m_checkpoints.folder() != null) {
            message.append(" (to stop and keep the model, create the file ").append(m_checkpoints.stopFile())
                .append(')');
        }
        m_monitor.report((double)m_step / steps, message.toString());
    }

    private String message(final StopReason reason) {
        final int done = m_curve.size();
        return switch (reason) {
            case FINISHED -> "All " + done + " epochs were done" + (m_keptEpoch == done ? ""
                : "; the model is that of epoch " + m_keptEpoch + ", which had the best validation IoU");
            case PATIENCE -> "The validation IoU did not improve for " + m_config.stopping().patience()
                + " epochs; the model is that of epoch " + m_keptEpoch + " of " + done;
            case TIME_BUDGET -> "The time budget of " + m_config.stopping().timeBudgetSeconds()
                + " s was spent in epoch " + done + " of " + m_config.epochs();
            case STOP_FILE -> "Stopped in epoch " + done + " of " + m_config.epochs() + " by a file \"" + CheckpointPlan.STOP_FILE + "\"";
            case DIVERGED -> "The loss grew without bound after epoch " + done + "; the model is that of epoch "
                + m_keptEpoch + ". " + advice();
        };
    }

    @Override
    public void close() {
        if (m_kept != null) {
            m_kept.close();
        }
        m_session.close();
    }
}
