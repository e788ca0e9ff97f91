package org.poreseg.unet.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.poreseg.errors.UserError;
import org.poreseg.files.WholeFile;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.TensorValues;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/**
 * The state of a training after an epoch, or where it was stopped, in one file: the weights, both moments of Adam, the
 * step, the learning curve, what training it belongs to, and a checksum. It is replaced as a whole or not at all.
 * It is a safetensors file; {@link CheckpointContents} says what is where. What is read is checked as if a stranger
 * had written it: a damaged file is told by its name, whatever is wrong with it.
 */
final class Checkpoint {

    /** The file's name in the checkpoint folder. */
    static final String FILE = "checkpoint.bin";

    /**
     * What is known of a training besides its variables.
     *
     * @param config its settings
     * @param patches number of training patches
     * @param trainingContents fingerprint of the training patches
     * @param validationContents fingerprint of the validation patches, 0 where there are none
     * @param step steps that are done
     * @param firstCrossEntropy the cross-entropy of the first step, with the initial weights
     * @param curve the learning curve, one record for each epoch that is done
     * @param begun the epoch in which training was stopped; {@code null} at the end of an epoch
     * @param keptEpoch the epoch whose weights make the model if training ends now, 0 before the end of the first
     */
    record Header(TrainingConfig config, long patches, long trainingContents, long validationContents, long step,
        double firstCrossEntropy, List<EpochRecord> curve, BegunEpoch begun, int keptEpoch) {

        /** @return whether there are weights that make the model, and they are not those of the step */
        boolean keepsOther() {
            return keptEpoch > 0 && (keptEpoch != curve.size() || begun != null);
        }
    }

    /**
     * An epoch that is not done yet.
     *
     * @param losses the losses of its steps, each of weight 1
     * @param seconds seconds of training so far, over all resumed runs
     */
    record BegunEpoch(LossMean.Sums losses, double seconds) {

        boolean isFinite() {
            return Double.isFinite(losses.total() + losses.crossEntropy() + losses.jaccard() + seconds);
        }
    }

    private Checkpoint() {
    }

    /**
     * @param folder the checkpoint folder, made if it is not there
     * @param header what is known of the training
     * @param session its variables
     * @param kept the weights that make the model if training ends now
     * @throws IOException if it cannot be written; the one before is then still there
     */
    static void write(final Path folder, final Header header, final TrainingSession session, final Result kept)
        throws IOException {
        WholeFile.write(folder.resolve(FILE), stream -> {
            final CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32C());
            CheckpointContents.of(header).writeHeader(checked);
            CheckpointContents.writeCurve(checked, header.curve());
            try (Result state = session.read(session.graph().variables().names())) {
                writeValues(checked, state);
            }
            if (header.keepsOther()) {
                writeValues(checked, kept);
            }
            stream.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(checked.getChecksum().getValue()).array());
        });
    }

    private static void writeValues(final OutputStream stream, final Result values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            TensorValues.write(stream, values.get(i));
        }
    }

    /**
     * @param folder the checkpoint folder
     * @return whether it holds a state
     */
    static boolean exists(final Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Reads the header, and with it the whole file once for its checksum.
     *
     * @param folder the checkpoint folder
     * @throws IOException if it cannot be read
     * @throws UserError if it is damaged
     */
    static Header readHeader(final Path folder) throws IOException {
        final Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "it is no file");
        }
        try (InputStream stream = open(file);
                CheckedInputStream checked = new CheckedInputStream(stream, new CRC32C())) {
            final Header header = CheckpointContents.read(checked, Files.size(file));
            CheckpointContents.check(checked, header);
            if (Long.reverseBytes(new DataInputStream(stream).readLong()) != checked.getChecksum().getValue()) {
                throw UserError.found("its checksum does not fit its contents");
            }
            return header;
        } catch (final EOFException ex) {
            throw damaged(file, "it is too short").causedBy(ex);
        } catch (final UserError ex) {
            throw damaged(file, ex.found()).causedBy(ex);
        }
    }

    private static InputStream open(final Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static UserError damaged(final Path file, final String why) {
        return UserError.found("The checkpoint " + file + " cannot be used: " + why)
            .advice("Delete it, or choose another checkpoint folder, to begin anew");
    }

    /**
     * Sets the variables of a session.
     *
     * @param folder the checkpoint folder, whose header was read and fits the session
     * @param header that header
     * @param session its variables are set
     * @return the weights that make the model if training ends now, to be closed by the caller; {@code null} before the
     *         end of the first epoch
     * @throws IOException if it cannot be read
     */
    static Result restore(final Path folder, final Header header, final TrainingSession session) throws IOException {
        final Path file = folder.resolve(FILE);
        try (InputStream stream = open(file)) {
            // another file under the name has another header
            if (!header.equals(CheckpointContents.read(stream, Files.size(file)))) {
                throw damaged(file, "it was replaced while it was read");
            }
            restore(stream, session, session.graph().variables().names());
            if (header.keptEpoch() == 0) {
                return null;
            }
            return header.keepsOther() ? restoreOther(stream, session) : session.snapshot();
        }
    }

    /** The kept weights go through the variables, which take the last epoch's again afterwards. */
    private static Result restoreOther(final InputStream stream, final TrainingSession session) throws IOException {
        final List<String> weights = session.graph().variables().weightNames();
        try (Result last = session.snapshot()) {
            restore(stream, session, weights);
            final Result kept = session.snapshot();
            try {
                session.assign(weights, tensors(last));
                return kept;
            } catch (final RuntimeException | Error ex) {
                kept.close();
                throw ex;
            }
        }
    }

    private static List<Tensor> tensors(final Result result) {
        return IntStream.range(0, result.size()).mapToObj(result::get).toList();
    }

    private static void restore(final InputStream stream, final TrainingSession session, final List<String> names)
        throws IOException {
        session.restore(names, (name, value) -> TensorValues.read(stream, value));
    }
}
