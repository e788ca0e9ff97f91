package org.poreseg.unet.training;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.poreseg.errors.UserError;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.Json;
import org.poreseg.unet.model.MayBeAbsent;
import org.poreseg.unet.model.Safetensors;
import org.poreseg.unet.model.Safetensors.Tensor;
import org.poreseg.unet.model.Safetensors.Type;
import org.poreseg.unet.model.TensorValues;
import org.poreseg.unet.model.WeightsFile;

/**
 * What is where in a checkpoint, which is a safetensors file: in its metadata the version of the layout and what is
 * known of the training, then the learning curve, all variables, the kept weights if they are others, and the checksum
 * of everything before it.
 */
final class CheckpointContents {

    /** The name of the learning curve: a row an epoch, its columns the components of {@link EpochRecord}. */
    private static final String CURVE = "curve";

    /** The name of the checksum. */
    private static final String CHECKSUM = "checksum";

    /** What the names of the kept weights begin with. */
    private static final String KEPT = "kept/";

    private static final String FORMAT_KEY = "format";

    private static final String FORMAT = "poreseg checkpoint 2";

    private static final String TRAINING_KEY = "training";

    private static final int COLUMNS = EpochRecord.class.getRecordComponents().length;

    /** The file in messages: the subject of a sentence. */
    private static final String IT = "it";

    private CheckpointContents() {
    }

    /** {@link Checkpoint.Header} without the curve. */
    private record About(TrainingConfig config, long patches, long trainingContents, long validationContents, long step,
        double firstCrossEntropy, @MayBeAbsent Checkpoint.BegunEpoch begun, int keptEpoch) {

        private static About of(final Checkpoint.Header header) {
            return new About(header.config(), header.patches(), header.trainingContents(),
                header.validationContents(), header.step(), header.firstCrossEntropy(), header.begun(),
                header.keptEpoch());
        }

        private Checkpoint.Header with(final List<EpochRecord> curve) {
            return new Checkpoint.Header(config, patches, trainingContents, validationContents, step,
                firstCrossEntropy, curve, begun, keptEpoch);
        }
    }

    /**
     * @param header what is known of a training
     * @return what its checkpoint holds
     */
    static Safetensors of(final Checkpoint.Header header) {
        final TrainingVariables variables = new TrainingVariables(header.config().network());
        final List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of(CURVE, Type.F64, header.curve().size(), COLUMNS));
        variables.shapes().forEach((name, shape) -> tensors.add(Tensor.of(name, Type.F32, shape)));
        if (header.keepsOther()) {
            variables.weights()
                .forEach(weight -> tensors.add(Tensor.of(KEPT + weight.name(), Type.F32, weight.shape())));
        }
        tensors.add(Tensor.of(CHECKSUM, Type.I64, 1));
        return new Safetensors(tensors, Map.of(FORMAT_KEY, FORMAT, TRAINING_KEY, Json.write(About.of(header))));
    }

    /** Writes the learning curve, the first of the values. */
    static void writeCurve(final OutputStream stream, final List<EpochRecord> curve) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(COLUMNS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (final EpochRecord epoch : curve) {
            bytes.asDoubleBuffer().put(new double[]{epoch.epoch(), epoch.step(), epoch.rate(), epoch.loss(),
                epoch.crossEntropyTerm(), epoch.jaccardTerm(), epoch.validationLoss(), epoch.validationIou(),
                epoch.seconds()});
            stream.write(bytes.array());
        }
    }

    /**
     * Reads what comes before the variables.
     *
     * @param stream the checkpoint, which then stands where the variables begin
     * @param bytes bytes of the whole file
     * @return what is known of the training; the file has exactly the tensors that go with it
     * @throws IOException if it cannot be read
     * @throws UserError if it is no such checkpoint; the message begins with "it"
     */
    static Checkpoint.Header read(final InputStream stream, final long bytes) throws IOException {
        final Safetensors file = Safetensors.readHeader(stream, bytes, IT);
        final String format = file.metadata().get(FORMAT_KEY);
        require(FORMAT.equals(format), "it is no checkpoint that this version reads: its format is \"" + format
            + "\" instead of \"" + FORMAT + "\"");
        final About about = Json.read(
            new ByteArrayInputStream(file.metadata().getOrDefault(TRAINING_KEY, "").getBytes(StandardCharsets.UTF_8)),
            About.class, "its description");
        final Tensor curve = file.tensors().get(0);
        require(curve.name().equals(CURVE) && curve.shape().size() == 2
            && curve.shape().get(0) <= about.config().epochs(), "it does not begin with its learning curve");
        final Checkpoint.Header header = about.with(readCurve(stream, curve));
        requireConsistent(header);
        require(file.tensors().equals(of(header).tensors()), "its variables are not those of its network");
        return header;
    }

    private static List<EpochRecord> readCurve(final InputStream stream, final Tensor curve) throws IOException {
        final List<EpochRecord> epochs = new ArrayList<>();
        final double[] row = new double[COLUMNS];
        final Tensor oneRow = Tensor.of(CURVE, Type.F64, COLUMNS);
        for (long i = 0; i < curve.shape().get(0); i++) {
            TensorValues.read(stream, oneRow, IT, values -> values.asDoubleBuffer().get(row));
            epochs.add(new EpochRecord((int)row[0], (long)row[1], row[2], row[3], row[4], row[5], row[6], row[7],
                row[8]));
        }
        return List.copyOf(epochs);
    }

    /** What follows from each other in a header must fit, so that a training can go on from it. */
    private static void requireConsistent(final Checkpoint.Header header) {
        final List<EpochRecord> curve = header.curve();
        final long stepsPerEpoch = header.config().stepsPerEpoch(Math.max(1, header.patches()));
        for (int i = 0; i < curve.size(); i++) {
            require(curve.get(i).epoch() == i + 1 && curve.get(i).step() == (i + 1) * stepsPerEpoch,
                "its learning curve is not that of its training");
        }
        final long begun = header.begun() == null ? 0 : header.begun().losses().weight();
        require(header.patches() > 0 && begun >= 0 && begun < stepsPerEpoch
            && header.step() == curve.size() * stepsPerEpoch + begun && header.step() > 0,
            "its number of steps does not fit its learning curve");
        require(Double.isFinite(header.firstCrossEntropy()) && (header.begun() == null || header.begun().isFinite()),
            "its losses or its time are no numbers");
        require(header.keptEpoch() >= 0 && header.keptEpoch() <= curve.size()
            && header.keptEpoch() > 0 == !curve.isEmpty(), "it keeps the weights of an epoch that was not");
    }

    private static void require(final boolean holds, final String otherwise) {
        if (!holds) {
            throw UserError.found(otherwise);
        }
    }

    /**
     * Reads the values of variables that are not wanted again.
     *
     * @param stream the checkpoint, from where {@link #read} has left it, to its checksum
     * @param header what that gave
     * @throws UserError if a weight is not finite
     */
    static void check(final InputStream stream, final Checkpoint.Header header) throws IOException {
        final List<Tensor> tensors = of(header).tensors();
        for (final Tensor tensor : tensors.subList(1, tensors.size() - 1)) {
            TensorValues.read(stream, tensor, IT, values -> {
                // moments may have overflown, and the training goes on
                if (TrainingVariables.isWeight(tensor.name())) {
                    TensorValues.requireFinite(values, tensor, IT);
                }
            });
        }
    }
}
