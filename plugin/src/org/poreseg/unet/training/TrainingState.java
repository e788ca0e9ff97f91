package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.TrainingConfig;
import org.tensorflow.Result;

/**
 * Where a training stands: what a checkpoint keeps of it. The steps and losses so far, the learning curve, and the
 * weights that make the model if training ends now.
 */
final class TrainingState implements AutoCloseable {

    private final TrainingConfig m_config;

    private final Patches m_training;

    private final Patches m_validation;

    private final TrainingSession m_session;

    private final long m_begin;

    private final List<EpochRecord> m_curve = new ArrayList<>();

    private long m_step;

    private long m_stepsBefore;

    private double m_secondsBefore;

    private double m_firstCrossEntropy;

    /** The losses of the epoch's steps so far. */
    private LossMean m_losses = new LossMean();

    /** The weights that make the model if training ends now; null before the first epoch has ended. */
    private Result m_kept;

    private int m_keptEpoch;

    /**
     * @param config the settings
     * @param training the training patches
     * @param validation the validation patches; {@code null} for none
     * @param session the variables
     * @param begin when the run began, of {@link System#nanoTime}
     */
    TrainingState(final TrainingConfig config, final Patches training, final Patches validation,
        final TrainingSession session, final long begin) {
        m_config = config;
        m_training = training;
        m_validation = validation;
        m_session = session;
        m_begin = begin;
    }

    /**
     * @param config the settings
     * @param training the training patches
     * @param validation the validation patches; {@code null} for none
     * @return what a checkpoint must say of its training to be one of this
     */
    static Checkpoint.Header required(final TrainingConfig config, final Patches training, final Patches validation) {
        return new Checkpoint.Header(config, training.size(), training.fingerprint(), fingerprint(validation), 0, 0,
            List.of(), null, 0);
    }

    private static long fingerprint(final Patches validation) {
        return validation == null ? 0 : validation.fingerprint();
    }

    /** Begins anew. */
    void begin() {
        m_session.initialize();
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param folder its folder
     * @param from its header
     * @throws IOException if it cannot be read
     */
    void resume(final Path folder, final Checkpoint.Header from) throws IOException {
        m_kept = Checkpoint.restore(folder, from, m_session);
        m_keptEpoch = from.keptEpoch();
        m_curve.addAll(from.curve());
        m_step = from.step();
        m_stepsBefore = from.step();
        m_firstCrossEntropy = from.firstCrossEntropy();
        if (from.begun() == null) {
            m_secondsBefore = m_curve.get(m_curve.size() - 1).seconds();
        } else {
            m_secondsBefore = from.begun().seconds();
            m_losses = new LossMean(from.begun().losses());
        }
    }

    /**
     * Writes a checkpoint.
     *
     * @param folder its folder
     * @param inMidEpoch whether the epoch is not done, so that what is resumed goes on in the middle of it
     * @throws IOException if it cannot be written
     */
    void checkpoint(final Path folder, final boolean inMidEpoch) throws IOException {
        final Checkpoint.Header header = new Checkpoint.Header(m_config, m_training.size(), m_training.fingerprint(),
            fingerprint(m_validation), m_step, m_firstCrossEntropy, List.copyOf(m_curve),
            inMidEpoch ? new Checkpoint.BegunEpoch(m_losses.sums(), seconds()) : null, m_keptEpoch);
        Checkpoint.write(folder, header, m_session, m_kept);
    }

    /** Counts a step. */
    void stepDone(final TrainingSession.Loss loss) {
        if (m_step == 0) {
            m_firstCrossEntropy = loss.crossEntropy();
        }
        m_losses.add(loss, 1);
        m_step++;
    }

    /**
     * Ends an epoch, whole or not.
     *
     * @param rate its learning rate
     * @param validation how it did
     * @return its record, the last of the curve
     */
    EpochRecord epochDone(final double rate, final Validation.Score validation) {
        final TrainingSession.Loss loss = m_losses.mean();
        final EpochRecord done = new EpochRecord(m_curve.size() + 1, m_step, rate, loss.total(), loss.crossEntropy(),
            loss.jaccard(), validation.loss(), validation.iou(), seconds());
        m_curve.add(done);
        m_losses = new LossMean();
        return done;
    }

    /** Lets the weights as they are now, those of the last epoch, make the model if training ends. */
    void keep() {
        final Result before = m_kept;
        m_kept = m_session.snapshot();
        m_keptEpoch = m_curve.size();
        if (before != null) {
            before.close();
        }
    }

    /** @return the weights that make the model if training ends now; {@code null} before the first epoch has ended */
    Result kept() {
        return m_kept;
    }

    /** @return the epoch of these weights, from 1; 0 for none */
    int keptEpoch() {
        return m_keptEpoch;
    }

    /** @return the validation IoU of these weights */
    double keptIou() {
        return m_curve.get(m_keptEpoch - 1).validationIou();
    }

    /** @return the learning curve so far */
    List<EpochRecord> curve() {
        return m_curve;
    }

    /** @return steps that are done */
    long step() {
        return m_step;
    }

    /** @return the losses of the epoch's steps so far */
    LossMean losses() {
        return m_losses;
    }

    /** @return the cross-entropy of the first step, with the initial weights */
    double firstCrossEntropy() {
        return m_firstCrossEntropy;
    }

    /** @return seconds of training since it began or was resumed */
    double secondsOfThisRun() {
        return (System.nanoTime() - m_begin) / 1e9;
    }

    private double seconds() {
        return m_secondsBefore + secondsOfThisRun();
    }

    /**
     * @param steps steps of the whole training
     * @return the seconds that the rest will take, if it goes on as since it began or was resumed
     */
    double secondsLeft(final long steps) {
        return secondsOfThisRun() / (m_step - m_stepsBefore) * (steps - m_step);
    }

    @Override
    public void close() {
        if (m_kept != null) {
            m_kept.close();
        }
    }
}
