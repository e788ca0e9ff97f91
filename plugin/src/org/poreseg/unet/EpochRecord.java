package org.poreseg.unet;

/**
 * One row of a learning curve.
 *
 * @param epoch the epoch, from 1
 * @param step steps done since the beginning of the training
 * @param rate the learning rate of the epoch
 * @param loss mean training loss of the epoch's steps
 * @param crossEntropyTerm the cross-entropy in it, in nats per pixel
 * @param jaccardTerm the Jaccard term in it, before it is multiplied by α; 0 for cross-entropy only
 * @param validationLoss mean loss over the validation patches, NaN where there are none
 * @param validationIou IoU of pore at threshold 0.5 over all validation pixels, NaN where there are none; 1 if neither
 *            the reference nor the prediction has pore
 * @param seconds seconds of training up to the end of this epoch, over all resumed runs; NaN where that is not
 *            known
 */
public record EpochRecord(int epoch, long step, double rate, double loss, double crossEntropyTerm, double jaccardTerm,
    double validationLoss, double validationIou, double seconds) {

    /** @return the same without its seconds: what a training with the same seed repeats to the last digit */
    public EpochRecord withoutTime() {
        return new EpochRecord(epoch, step, rate, loss, crossEntropyTerm, jaccardTerm, validationLoss, validationIou,
            Double.NaN);
    }
}
