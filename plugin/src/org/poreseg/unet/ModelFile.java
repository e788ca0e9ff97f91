package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that holds one or more named models: a zip of {@code models.json} and, for each model, its
 * {@code saved_model.pb}. The same models give the same bytes. What is read is checked against the checksums.
 */
public final class ModelFile {

    /**
     * A model to be written.
     *
     * @param info what is known of it; its checksum is filled in
     * @param savedModel the folder with its {@code saved_model.pb}
     * @param optimizerState a checkpoint file to go on from, or {@code null}
     */
    public record Source(ModelInfo info, Path savedModel, Path optimizerState) {
    }

    /**
     * Writes a model file; it gets its name only once it is complete.
     *
     * @param file the file to write; an existing one is replaced
     * @param models the models, with different names, at least one
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if two models have the same name
     */
    public static void write(final Path file, final List<Source> models) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads {@code models.json}; the models themselves stay in the file until they are extracted.
     *
     * @param file a model file
     * @return its contents
     * @throws IOException if it cannot be read or is not a model file, naming what was found and what was expected
     */
    public static ModelFile read(final Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** @return what is known of each model, in the file's order */
    public List<ModelInfo> models() {
        throw new UnsupportedOperationException();
    }

    /**
     * Unpacks a model for {@link SavedModelPredictor#open}, checking it against its checksum.
     *
     * @param model the model's name
     * @param folder where to put its {@code saved_model.pb}; made if it is not there
     * @return the folder
     * @throws IOException if it cannot be read or written, or is damaged
     * @throws IllegalArgumentException if there is no such model
     */
    public Path extract(final String model, final Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }
}
