package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.errors.UserError;
import org.poreseg.files.CheckpointLock;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.LossKind;
import org.poreseg.unet.Precision;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.SavedModelWriter;
import org.tensorflow.Result;

/** One run of a training: from its beginning, or from a checkpoint, to its end. */
final class TrainingRun implements AutoCloseable {

    /**
     * An epoch whose mean cross-entropy is above this many times that of the untrained network learns no more. The
     * Jaccard term is no measure: it jumps wherever a minibatch happens to have no pore.
     */
    private static final double DIVERGENCE = 3;

    /** The cross-entropy of a network that knows nothing, in nats per pixel. */
    private static final double CHANCE = Math.log(2);

    private final TrainingConfig m_config;

    private final PatchStore m_training;

    private final PatchStore m_validation;

    private final CheckpointPlan m_checkpoints;

    private final TrainingListener m_listener;

    private final WorkMonitor m_monitor;

    /** The state to go on from; null to begin anew. */
    private final Checkpoint.Header m_from;

    private final TrainingSession m_session;

    private final CheckpointLock m_lock;

    private final int m_batch;

    private final long m_stepsPerEpoch;

    private final long m_begin = System.nanoTime();

    private final List<EpochRecord> m_curve = new ArrayList<>();

    private long m_step;

    private long m_stepsOfThisRun;

    private double m_secondsBefore;

    private double m_firstCrossEntropy;

    /** The losses of the epoch's steps so far. */
    private LossMean m_losses = new LossMean();

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
        m_lock = CheckpointLock.take(checkpoints.folder());
        try {
            m_from = findCheckpoint();
            m_session = new TrainingSession(config, device);
        } catch (final IOException | RuntimeException | Error ex) {
            m_lock.close();
            throw ex;
        }
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
        if (m_stop == StopReason.STOP_FILE) {
            Files.deleteIfExists(m_checkpoints.folder().resolve(CheckpointPlan.STOP_FILE));
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
        m_checkpoints.setEarlierAsideLocked();
        if (!Checkpoint.exists(folder)) {
            return null;
        }
        final Checkpoint.Header found = Checkpoint.readHeader(folder);
        CheckpointMatch.require(folder, found, header(null));
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
            m_firstCrossEntropy = m_from.firstCrossEntropy();
            if (m_from.begun() == null) {
                m_secondsBefore = m_curve.get(m_curve.size() - 1).seconds();
            } else {
                m_secondsBefore = m_from.begun().seconds();
                m_losses = m_from.begun().losses();
            }
        }
    }

    private Checkpoint.Header header(final Checkpoint.BegunEpoch begun) {
        return new Checkpoint.Header(m_config, m_training.size(), m_training.fingerprint(),
            m_validation == null ? 0 : m_validation.fingerprint(), m_step, m_firstCrossEntropy, List.copyOf(m_curve),
            begun, m_keptEpoch);
    }

    private void checkpoint(final Checkpoint.BegunEpoch begun) throws IOException {
        if (m_checkpoints.folder() != null) {
            Checkpoint.write(m_checkpoints.folder(), header(begun), m_session, m_kept);
        }
    }

    private void epoch(final MinibatchFeeder feeder) throws IOException {
        final int epoch = m_curve.size();
        final double rate = m_config.rate().at(epoch, m_config.epochs());
        while (m_losses.count() < m_stepsPerEpoch && m_stop == null) {
            m_monitor.checkCanceled();
            final TrainingSession.Loss loss;
            try (Minibatch minibatch = feeder.next()) {
                loss = m_session.step(minibatch, rate, m_step);
            }
            if (!Double.isFinite(loss.total())) {
                diverged();
                return;
            }
            if (m_step == 0) {
                m_firstCrossEntropy = loss.crossEntropy();
            }
            m_losses.add(loss, 1);
            m_step++;
            m_stepsOfThisRun++;
            m_listener.stepDone(
                new StepRecord(epoch + 1, m_config.epochs(), m_losses.count(), m_stepsPerEpoch, loss.total()));
            report(epoch + 1, loss.total());
            if (m_step < m_stepsPerEpoch * m_config.epochs()) {
                m_stop = requestedStop();
            }
        }
        if (isDiverged()) {
            diverged();
            return;
        }
        finishEpoch(epoch + 1, rate);
    }

    private boolean isDiverged() {
        return !m_session.isFinite()
            || m_losses.mean().crossEntropy() > DIVERGENCE * Math.max(CHANCE, m_firstCrossEntropy);
    }

    private void finishEpoch(final int epoch, final double rate) throws IOException {
        final boolean whole = m_losses.count() == m_stepsPerEpoch;
        if (!whole) {
            // what is resumed goes on in the middle of the epoch, as if there had been no stop
            checkpoint(new Checkpoint.BegunEpoch(m_losses, seconds()));
        }
        final Validation validation = validate();
        final TrainingSession.Loss loss = m_losses.mean();
        final EpochRecord done = new EpochRecord(epoch, m_step, rate, loss.total(), loss.crossEntropy(), loss.jaccard(),
            validation.loss(), validation.iou(), seconds());
        final boolean better = isBetter(validation);
        m_curve.add(done);
        if (better) {
            keep(epoch);
        }
        m_losses = new LossMean();
        if (whole) {
            checkpoint(null);
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
            throw UserError.found("The loss grew without bound in the first epoch").advice(advice());
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
        try (MinibatchFeeder feeder = MinibatchFeeder.all(m_validation, m_batch)) {
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
            case STOP_FILE -> "Stopped in epoch " + done + " of " + m_config.epochs() + " by a file named \""
                + CheckpointPlan.STOP_FILE + "\"";
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
        m_lock.close();
    }
}
