package org.poreseg.unet;

/** Follows a training. Called from the training thread; what it throws ends the training. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {
    };

    /** @param step the step that was just done */
    default void stepDone(final StepRecord step) {
        // most listeners wait for epochs
    }

    /** @param epoch the epoch that was just done, validated and checkpointed */
    default void epochDone(final EpochRecord epoch) {
        // a listener may only want the steps
    }

    /** @param message something that a user must know though training goes on, such as a fall back to the processor */
    default void warning(final String message) {
        // nobody is listening
    }
}
