package org.poreseg.unet.training;

/**
 * One training step that was just done.
 *
 * @param epoch the epoch, from 1
 * @param epochs number of epochs planned
 * @param stepInEpoch the step in its epoch, from 1
 * @param stepsPerEpoch steps of an epoch
 * @param loss the minibatch's loss before the step
 */
public record StepRecord(int epoch, int epochs, long stepInEpoch, long stepsPerEpoch, double loss) {
}
