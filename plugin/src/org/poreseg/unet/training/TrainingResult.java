package org.poreseg.unet.training;

import java.nio.file.Path;
import java.util.List;

import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.StopReason;

/**
 * A trained model.
 *
 * @param weights its {@link org.poreseg.unet.model.WeightsFile}
 * @param curve the learning curve, one record an epoch
 * @param reason why training ended
 * @param message the reason in a user's words, with advice where something went wrong
 * @param keptEpoch the epoch whose weights are in the model, from 1: the last, or the best or last good one. An
 *            epoch that was cut short by a time budget or a stop file counts as one
 */
public record TrainingResult(Path weights, List<EpochRecord> curve, StopReason reason, String message,
    int keptEpoch) {
}
