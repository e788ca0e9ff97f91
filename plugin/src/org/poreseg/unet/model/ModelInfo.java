package org.poreseg.unet.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;

/**
 * What is known of a model besides its weights: an entry of {@code models.json}.
 *
 * @param name the model's name, unique in its file
 * @param rockTypes the rock types it was trained on, sorted
 * @param training the settings of the training
 * @param patchWidth columns of the training patches
 * @param patchHeight rows of the training patches
 * @param pixelType pixel type of the training patches
 * @param windowKind how their intensity windows were found, or {@code null} where that is not known
 * @param stacks what the model saw
 * @param stopReason why training ended
 * @param keptEpoch the epoch whose weights these are, from 1
 * @param curve the learning curve; in a file without seconds, so that the same training gives the same file
 * @param versions the versions of what trained it, such as plugin, TensorFlow, DJL, Java
 * @param checksum SHA-256 of {@code saved_model.pb}, hexadecimal; {@link ModelFile#write} fills it in, so it may be
 *            {@code null} before
 */
public record ModelInfo(String name, List<String> rockTypes, TrainingConfig training, int patchWidth, int patchHeight,
    PixelType pixelType, WindowKind windowKind, List<TrainingStack> stacks, StopReason stopReason, int keptEpoch,
    List<EpochRecord> curve, Map<String, String> versions, String checksum) {

    /** @return what the model's port tells of it, too */
    public ModelOutline outline() {
        return new ModelOutline(name, rockTypes,
            Optional.of(new PatchKind(patchWidth, patchHeight, pixelType, Optional.ofNullable(windowKind))));
    }

    /** @return what a file says of the model whose file has this checksum: all but how long its training took */
    ModelInfo inFile(final String checksumOfModel) {
        return new ModelInfo(name, rockTypes, training, patchWidth, patchHeight, pixelType, windowKind, stacks,
            stopReason, keptEpoch, curve.stream().map(EpochRecord::withoutTime).toList(), versions, checksumOfModel);
    }
}
