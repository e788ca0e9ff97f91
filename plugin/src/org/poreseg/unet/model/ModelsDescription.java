package org.poreseg.unet.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.poreseg.errors.UserError;
import org.poreseg.unet.EpochRecord;

/**
 * What a model file says of its models: {@code models.json}. What is written can be read: both are checked alike.
 *
 * @param format the version of the layout; a file with a greater one was written by a newer version of the extension
 * @param since the first version of the extension that reads this layout
 * @param models what is known of each model
 */
record ModelsDescription(int format, String since, List<ModelInfo> models) {

    /** The most bytes of a description. */
    static final int MAX_BYTES = 1 << 24;

    /** The most models of a file. */
    static final int MAX_MODELS = 1024;

    /** So many epochs are in the learning curves of a file in all: at most half of its bytes. */
    private static final int MAX_EPOCHS = 30_000;

    /** The most bytes that an epoch takes: its numbers with all their digits. */
    private static final int EPOCH_BYTES = 280;

    private static final int FORMAT = 2;

    private static final String SINCE = "1.1.0";

    /** A version number, and nothing that does harm in a message. */
    private static final String VERSION = "[0-9A-Za-z.+-]{1,40}";

    private static final String SHA_256 = "[0-9a-f]{64}";

    /**
     * @param models what is known of each model, as the file says it
     * @return the description that is written
     */
    static ModelsDescription of(final List<ModelInfo> models) {
        return new ModelsDescription(FORMAT, SINCE, models);
    }

    /**
     * @param models the number of models of a file
     * @return the most epochs of a learning curve in it
     */
    static int epochsOf(final int models) {
        return MAX_EPOCHS / models;
    }

    /**
     * @param where what is written, for the message
     * @return the JSON in UTF-8
     * @throws UserError if it could not be read again
     */
    byte[] write(final String where) throws IOException {
        final byte[] json = Json.write(this).getBytes(StandardCharsets.UTF_8);
        requireBytes(json.length, where);
        read(json, where);
        return json;
    }

    private static void requireBytes(final long bytes, final String where) {
        if (bytes > MAX_BYTES) {
            throw UserError.found("The description of the models in " + where + " takes " + bytes + " bytes")
                .expected("At most " + MAX_BYTES + " can be read")
                .advice("Train fewer models at a time, or on fewer slices");
        }
    }

    /**
     * @param where what is to be written, for the message
     * @throws UserError if it could not be read once the models have their whole learning curves
     */
    void requireRoom(final String where) throws IOException {
        final long epochs = models.stream()
            .mapToLong(model -> Math.min(model.training().epochs(), epochsOf(models.size()))).sum();
        requireBytes(write(where).length + epochs * EPOCH_BYTES, where);
    }

    /**
     * @param json the JSON in UTF-8
     * @param where the file that it is of, for the message
     * @return the description
     * @throws UserError if it is none that this version writes, naming the field
     */
    static ModelsDescription read(final byte[] json, final String where) throws IOException {
        requireFormat(json, where);
        final ModelsDescription description =
            Json.read(new ByteArrayInputStream(json), ModelsDescription.class, where);
        description.requireModels(where);
        return description;
    }

    /** The format comes first, whatever the format: what follows may be of a kind that this version does not know. */
    private static void requireFormat(final byte[] json, final String where) throws IOException {
        final RecordReader reader = new RecordReader(Json.text(new ByteArrayInputStream(json)), where);
        reader.beginObject();
        if (!"format".equals(reader.nextField())) {
            throw UserError.found(where + " is damaged: it does not begin with its format");
        }
        final int format = reader.integer();
        if (format > FORMAT) {
            final String since = "since".equals(reader.nextField()) ? reader.text() : "";
            throw UserError.found(where + " was written by a newer version of this extension: its format is " + format)
                .expected("This version reads format " + FORMAT)
                .advice("Install " + (since.matches(VERSION) ? "version " + since + " or later" : "a newer version"));
        }
        if (format < FORMAT) {
            throw UserError
                .found(where + " was written by an early version of this extension: its format is " + format
                    + ", in which a model is a program and not only numbers")
                .expected("This version reads format " + FORMAT).advice("Train the model again");
        }
    }

    private void requireModels(final String where) {
        if (models.isEmpty() || models.size() > MAX_MODELS) {
            throw UserError.found(where + " names " + (models.isEmpty() ? "no" : models.size()) + " models")
                .expected("A file has 1 to " + MAX_MODELS);
        }
        final Set<String> names = new HashSet<>();
        for (int i = 0; i < models.size(); i++) {
            try {
                requireModel(models.get(i));
                if (!names.add(key(models.get(i).name()))) {
                    throw UserError.found("its name \"" + models.get(i).name() + "\" is that of another model");
                }
            } catch (final UserError ex) {
                throw ex.in(where + ", model " + (i + 1));
            }
        }
    }

    /**
     * @param name the name of a model
     * @return what no other model of a file may have: names that look alike are alike, however they are encoded
     */
    static String key(final String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static void requireModel(final ModelInfo model) {
        require(!model.name().isEmpty(), "it has no name");
        require(model.checksum() != null && model.checksum().matches(SHA_256), "its checksum is no SHA-256");
        final int smallest = model.training().network().smallestPatch();
        require(Math.min(model.patchWidth(), model.patchHeight()) >= smallest,
            "its patches have " + model.patchWidth() + " × " + model.patchHeight() + " pixels, too few for its "
                + "network");
        for (final TrainingStack stack : model.stacks()) {
            require(stack.patches() >= 0 && stack.slices().stream().allMatch(slice -> slice >= 0),
                "the slices or patches of stack \"" + stack.stack() + "\" are negative");
        }
        requireCurve(model);
    }

    private static void requireCurve(final ModelInfo model) {
        EpochRecord before = new EpochRecord(0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (final EpochRecord epoch : model.curve()) {
            require(epoch.epoch() > before.epoch() && epoch.step() > before.step(),
                "its learning curve does not go on after epoch " + before.epoch());
            require(Double.isFinite(epoch.rate() + epoch.loss() + epoch.crossEntropyTerm() + epoch.jaccardTerm()),
                "its learning curve has no loss in epoch " + epoch.epoch());
            before = epoch;
        }
        require(before.epoch() <= model.training().epochs(), "its learning curve is longer than its training");
        require(model.keptEpoch() >= 1 && model.keptEpoch() <= before.epoch(),
            "the epoch of its weights, " + model.keptEpoch() + ", is not in its learning curve");
    }

    private static void require(final boolean holds, final String otherwise) {
        if (!holds) {
            throw UserError.found(otherwise);
        }
    }
}
