package org.poreseg.unet;

/** Why a training ended. */
public enum StopReason {
    /** All epochs were done. */
    FINISHED,
    /** The validation IoU did not improve for as many epochs as the patience allows; the best model is kept. */
    PATIENCE,
    /** The time budget was spent. */
    TIME_BUDGET,
    /** A file named {@code stop} appeared in the checkpoint folder. */
    STOP_FILE,
    /** The loss was no longer finite, or far above where it began; the last good model is kept. */
    DIVERGED
}
