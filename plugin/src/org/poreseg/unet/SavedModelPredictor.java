package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;

/**
 * Applies a saved model through Deep Java Library's Predictor. Several may be open at once; one is used by one thread at
 * a time.
 */
public final class SavedModelPredictor implements AutoCloseable {

    /**
     * @param savedModel a folder with {@code saved_model.pb}
     * @param device where the network runs
     * @return the opened model
     * @throws IOException if the model cannot be read
     * @throws IllegalArgumentException if the device is not there
     */
    public static SavedModelPredictor open(final Path savedModel, final DeviceChoice device) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * @param patches patches of one size; any width and height, and any pixel type
     * @param windows the intensity window of each patch
     * @return the pore probabilities of each patch, in the same order
     * @throws IllegalArgumentException if the sizes differ or the lists do not fit each other
     */
    public List<ProbabilityMap> predict(final List<Slice> patches, final List<IntensityWindow> windows) {
        throw new UnsupportedOperationException();
    }

    /** Frees the model's native memory. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
