package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.poreseg.files.FolderLock;
import org.poreseg.files.WholeFile;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.WeightsFile;

/** One run of a training: from its beginning, or from a checkpoint, to its end. */
final class TrainingRun implements AutoCloseable {

    private final TrainingConfig m_config;

    private final Patches m_training;

    private final CheckpointPlan m_checkpoints;

    private final TrainingListener m_listener;

    private final WorkMonitor m_monitor;

    private final boolean m_isValidated;

    private final int m_batch;

    private final long m_stepsPerEpoch;

    /** The lock of the checkpoint folder; null without one. */
    private final FolderLock m_lock;

    /** The state to go on from; null to begin anew. */
    private final Checkpoint.Header m_from;

    private final TrainingSession m_session;

    private final TrainingState m_state;

    private final CheckpointWriter m_checkpointWriter;

    private final Validation m_validation;

    private final StopRule m_stopRule;

    private final TrainingMessages m_messages;

    private StopReason m_stop;

    TrainingRun(final TrainingConfig config, final Patches training, final Patches validation,
        final CheckpointPlan checkpoints, final TrainingListener listener, final WorkMonitor monitor,
        final String device) throws IOException {
        final long begin = System.nanoTime();
        m_config = config;
        m_training = training;
        m_checkpoints = checkpoints;
        m_listener = listener;
        m_monitor = monitor;
        m_isValidated = validation != null;
        m_batch = config.batchOf(training.size());
        m_stepsPerEpoch = config.stepsPerEpoch(training.size());
        m_stopRule = new StopRule(config, checkpoints, m_isValidated);
        m_messages = new TrainingMessages(config, checkpoints);
        m_lock = checkpoints.folder() == null ? null : checkpoints.lock();
        try {
            m_from = findCheckpoint(validation);
            m_session = new TrainingSession(config, device);
        } catch (final IOException | RuntimeException | Error ex) {
            unlock();
            throw ex;
        }
        m_state = new TrainingState(config, training, validation, m_session, begin);
        m_checkpointWriter = new CheckpointWriter(checkpoints.folder(), m_state, listener);
        m_validation = new Validation(validation, m_batch, m_session, monitor);
    }

    private Checkpoint.Header findCheckpoint(final Patches validation) throws IOException {
        final Path folder = m_checkpoints.folder();
        if (folder == null) {
            return null;
        }
        WholeFile.removeUnfinished(folder.resolve(Checkpoint.FILE));
        m_checkpoints.setEarlierAsideLocked();
        if (!Checkpoint.exists(folder)) {
            return null;
        }
        final Checkpoint.Header found = Checkpoint.readHeader(folder);
        CheckpointMatch.require(folder, found, TrainingState.required(m_config, m_training, validation));
        return found;
    }

    /** Trains to the end, and writes the model. */
    TrainingResult run(final Path modelFolder) throws IOException {
        if (m_from == null) {
            m_state.begin();
        } else {
            m_state.resume(m_checkpoints.folder(), m_from);
        }
        stopIfPatienceIsSpent();
        if (m_stop == null) {
            final PatchOrder order = new PatchOrder(m_config.seed(), m_training.size(), m_batch);
            try (MinibatchFeeder feeder =
                MinibatchFeeder.training(m_training, order, m_batch, m_state.step(), steps())) {
                while (m_stop == null && !isComplete()) {
                    epoch(feeder);
                }
            }
        }
        if (m_stop == StopReason.STOP_FILE) {
            m_checkpoints.removeStopFile(m_listener::warning);
        }
        m_monitor.checkCanceled();
        return result(modelFolder);
    }

    private TrainingResult result(final Path modelFolder) throws IOException {
        final Path weights = WeightsFile.write(modelFolder, m_session.graph().weights(), m_state.kept());
        final StopReason reason = m_stop == null ? StopReason.FINISHED : m_stop;
        final List<EpochRecord> curve = List.copyOf(m_state.curve());
        return new TrainingResult(weights, curve, reason,
            m_messages.ended(reason, curve.size(), m_state.keptEpoch()), m_state.keptEpoch());
    }

    private long steps() {
        return m_stepsPerEpoch * m_config.epochs();
    }

    private boolean isComplete() {
        return m_state.curve().size() == m_config.epochs();
    }

    private void stopIfPatienceIsSpent() {
        if (m_stop == null && !isComplete()
            && m_stopRule.isPatienceSpent(m_state.curve().size(), m_state.keptEpoch())) {
            m_stop = StopReason.PATIENCE;
        }
    }

    private void epoch(final MinibatchFeeder feeder) {
        final int epoch = m_state.curve().size();
        final double rate = m_config.rate().at(epoch, m_config.epochs());
        while (m_state.losses().count() < m_stepsPerEpoch && m_stop == null) {
            m_monitor.checkCanceled();
            final TrainingSession.Loss loss;
            try (Minibatch minibatch = feeder.next()) {
                loss = m_session.step(minibatch, rate, m_state.step());
            }
            if (!Double.isFinite(loss.total())) {
                diverged();
                return;
            }
            m_state.stepDone(loss);
            tell(epoch + 1, loss.total());
            if (m_state.step() < steps()) {
                m_stop = m_stopRule.afterStep(m_state.secondsOfThisRun());
            }
        }
        if (!m_session.isFinite()
            || StopRule.isDiverged(m_state.losses().mean().crossEntropy(), m_state.firstCrossEntropy())) {
            diverged();
        } else {
            finishEpoch(rate);
        }
    }

    private void tell(final int epoch, final double loss) {
        m_listener.stepDone(
            new StepRecord(epoch, m_config.epochs(), m_state.losses().count(), m_stepsPerEpoch, loss));
        final List<EpochRecord> curve = m_state.curve();
        final Optional<EpochRecord> last =
            curve.isEmpty() || !m_isValidated ? Optional.empty() : Optional.of(curve.get(curve.size() - 1));
        m_monitor.report((double)m_state.step() / steps(),
            m_messages.progress(epoch, loss, last, m_state.secondsLeft(steps())));
    }

    private void finishEpoch(final double rate) {
        final boolean whole = m_state.losses().count() == m_stepsPerEpoch;
        if (!whole) {
            // what is resumed goes on in the middle of the epoch, as if there had been no stop
            m_checkpointWriter.write(true);
        }
        final Validation.Score score = m_validation.score();
        final boolean better =
            !m_stopRule.choosesBest() || m_state.kept() == null || score.iou() > m_state.keptIou();
        final EpochRecord done = m_state.epochDone(rate, score);
        if (better) {
            m_state.keep();
        }
        if (whole) {
            m_checkpointWriter.write(false);
        }
        m_listener.epochDone(done);
        if (m_isValidated && m_listener.overlays() > 0) {
            m_listener.overlaysDone(m_validation.overlays(m_listener.overlays()));
        }
        stopIfPatienceIsSpent();
    }

    private void diverged() {
        if (m_state.kept() == null) {
            throw m_messages.divergedAtOnce();
        }
        m_stop = StopReason.DIVERGED;
    }

    @Override
    public void close() {
        m_state.close();
        m_session.close();
        unlock();
    }

    private void unlock() {
        if (m_lock != null) {
            m_lock.close();
        }
    }
}
