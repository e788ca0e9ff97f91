package org.poreseg.unet.training;

import java.util.List;

import org.poreseg.unet.EpochRecord;

/** Follows a training. Called from the training thread; what it throws ends the training. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {
    };

    /** @param step the step that was just done */
    default void stepDone(final StepRecord step) {
        // most listeners wait for epochs
    }

    /** @param epoch the epoch that was just done and validated, and checkpointed if there are checkpoints */
    default void epochDone(final EpochRecord epoch) {
        // a listener may only want the steps
    }

    /** @return how many validation patches {@link #overlaysDone} wants to see after each epoch; 0 for none */
    default int overlays() {
        return 0;
    }

    /**
     * Called after the {@link #epochDone} of an epoch, if {@link #overlays} asks for patches and there is a validation.
     *
     * @param overlays validation patches, spread evenly over all of them, always the same ones
     */
    default void overlaysDone(final List<PatchOverlay> overlays) {
        // asked for none
    }

    /** @param message something that a user must know though training goes on, such as a fall back to the processor */
    default void warning(final String message) {
        // nobody is listening
    }

    /**
     * @param other another listener
     * @return a listener that tells both
     */
    default TrainingListener and(final TrainingListener other) {
        return new ListenerPair(this, other);
    }
}
