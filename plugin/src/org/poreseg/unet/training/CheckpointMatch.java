package org.poreseg.unet.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.poreseg.errors.UserError;
import org.poreseg.unet.TrainingConfig;

/** Whether a checkpoint belongs to the training that is to go on from it. */
final class CheckpointMatch {

    private CheckpointMatch() {
    }

    /**
     * @param folder the checkpoint folder, for the message
     * @param found the header of the checkpoint
     * @param wanted the header of the training
     * @throws UserError if they do not belong together, naming the first setting that differs
     */
    static void require(final Path folder, final Checkpoint.Header found, final Checkpoint.Header wanted) {
        final Map<String, Object> before = settings(found);
        for (final Map.Entry<String, Object> now : settings(wanted).entrySet()) {
            final Object earlier = before.get(now.getKey());
            if (!now.getValue().equals(earlier)) {
                throw UserError.found("The checkpoint in " + folder + " is of another training: " + now.getKey()
                    + " was " + earlier + " and now is " + now.getValue())
                    .advice("Set it back, choose another folder, or do not resume");
            }
        }
    }

    /** What must be the same for a resumed training to end as an uninterrupted one; not the device and time budget. */
    private static Map<String, Object> settings(final Checkpoint.Header header) {
        final TrainingConfig config = header.config();
        final Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("the number of base filters", config.network().baseFilters());
        settings.put("the depth", config.network().depth());
        settings.put("the batch normalisation", config.network().batchNormalization());
        settings.put("the dropout", config.network().dropout());
        settings.put("the loss", config.loss().kind());
        settings.put("the weight alpha of the loss", config.loss().alpha());
        settings.put("the epsilon of the loss", config.loss().epsilon());
        settings.put("the initial learning rate", config.rate().initial());
        settings.put("the final learning rate", config.rate().last());
        settings.put("the minibatch", config.batchSize());
        settings.put("the number of epochs", config.epochs());
        settings.put("the share of minibatches", config.minibatchShare());
        settings.put("the patience", config.stopping().patience());
        settings.put("the seed", config.seed());
        settings.put("the precision", config.precision());
        settings.put("the number of training patches", header.patches());
        settings.put("the checksum of the training patches", header.trainingContents());
        settings.put("the checksum of the validation patches", header.validationContents());
        return settings;
    }
}
