package org.poreseg.unet.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.TrainingConfig;

/** Whether a checkpoint belongs to the training that is to go on from it. */
final class CheckpointMatch {

    private CheckpointMatch() {
    }

    /**
     * @param folder the checkpoint folder, for the message
     * @param found the header of the checkpoint
     * @param wanted the header of the training
     * @throws UserError if they do not belong together, naming every setting that differs
     */
    static void require(final Path folder, final Checkpoint.Header found, final Checkpoint.Header wanted) {
        final Map<String, String> before = settings(found);
        final String differences = settings(wanted).entrySet().stream()
            .filter(now -> !now.getValue().equals(before.get(now.getKey())))
            .map(now -> now.getKey() + " was " + before.get(now.getKey()) + " and now is " + now.getValue())
            .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw UserError.found("The checkpoint in " + folder + " is of another training: " + differences)
                .advice("Set back what differs, choose another folder, or do not resume");
        }
    }

    /**
     * What must be the same for a resumed training to end as an uninterrupted one; not the device and time budget.
     * Settings have the titles and values that the dialog of the learner has.
     */
    private static Map<String, String> settings(final Checkpoint.Header header) {
        final Map<String, String> settings = new LinkedHashMap<>();
        putNetwork(settings, header.config().network());
        putLoss(settings, header.config().loss());
        putTraining(settings, header.config());
        settings.put("the number of training patches", Long.toString(header.patches()));
        settings.put("the checksum of the training patches", Long.toHexString(header.trainingContents()));
        settings.put("the checksum of the validation patches", Long.toHexString(header.validationContents()));
        return settings;
    }

    private static void putNetwork(final Map<String, String> settings, final NetworkConfig network) {
        settings.put("\"Base filters\"", Integer.toString(network.baseFilters()));
        settings.put("\"Depth\"", Integer.toString(network.depth()));
        settings.put("\"Batch normalisation\"", network.batchNormalization() ? "on" : "off");
        settings.put("\"Dropout\"", Range.text(network.dropout()));
    }

    private static void putLoss(final Map<String, String> settings, final LossConfig loss) {
        settings.put("\"Loss\"", '"' + loss.kind().title() + '"');
        settings.put("\"Alpha (weight of the Jaccard term)\"", Range.text(loss.alpha()));
        settings.put("\"Epsilon\"", Range.text(loss.epsilon()));
    }

    private static void putTraining(final Map<String, String> settings, final TrainingConfig config) {
        final int patience = config.stopping().patience();
        settings.put("\"Epochs\"", Integer.toString(config.epochs()));
        settings.put("\"Batch size\"", Integer.toString(config.batchSize()));
        settings.put("\"Share of minibatches per epoch\"", Range.text(config.minibatchShare()));
        settings.put("\"Initial learning rate\"", Range.text(config.rate().initial()));
        settings.put("\"Final learning rate\"", Range.text(config.rate().last()));
        settings.put("\"Stop early after epochs without improvement\"",
            patience == 0 ? "off" : Integer.toString(patience));
        settings.put("\"Seed\"", Long.toString(config.seed()));
        settings.put("\"Precision\"", '"' + config.precision().title() + '"');
    }
}
