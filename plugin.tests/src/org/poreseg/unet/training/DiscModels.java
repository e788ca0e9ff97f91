package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.SavedModelPredictor;

/** Measures saved models, by another way than the trainer's. */
final class DiscModels {

    private DiscModels() {
    }

    /** @return the IoU of pore at 0.5 on the discs of the given number and seed, 16 × 16 pixels each */
    static double iou(final Path weights, final TrainingConfig config, final int patches, final long seed)
        throws IOException {
        final Path scratch = Files.createTempDirectory("iou");
        try (PatchStore store = PatchStore.create(scratch, 16, 16, PixelType.UINT8);
                SavedModelPredictor predictor =
                    SavedModelPredictor.open(weights, config.network(), config.precision(), DeviceChoice.CPU)) {
            DiscPatches.addDiscs(store, patches, seed);
            store.openForReading();
            long both = 0;
            long either = 0;
            for (int i = 0; i < patches; i++) {
                final Patches.Entry entry = store.read(i);
                final ProbabilityMap map =
                    predictor.predict(List.of(entry.patch()), List.of(entry.window())).get(0);
                for (int pixel = 0; pixel < map.values().length; pixel++) {
                    final boolean predicted = map.values()[pixel] >= 0.5;
                    final boolean pore = entry.mask().isPore(pixel);
                    both += predicted && pore ? 1 : 0;
                    either += predicted || pore ? 1 : 0;
                }
            }
            return (double)both / either;
        } finally {
            Files.delete(scratch);
        }
    }
}
