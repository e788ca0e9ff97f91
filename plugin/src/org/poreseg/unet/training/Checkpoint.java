package org.poreseg.unet.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.poreseg.errors.UserError;
import org.poreseg.files.AtomicFile;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.Json;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;

/**
 * The state of a training after an epoch, or where it was stopped, in one file: the weights, both moments of Adam, the
 * step, the learning curve, what training it belongs to, and a checksum. It is replaced as a whole or not at all.
 * <p>
 * Layout, big-endian but for the values: {@value #MAGIC} as a long, the length of the JSON header, the header, the
 * values of all variables, those of the kept weights if they are others, and the CRC-32C of everything before.
 */
final class Checkpoint {

    /** The file's name in the checkpoint folder. */
    static final String FILE = "checkpoint.bin";

    private static final long MAGIC = 0x506f726553656731L; // "PoreSeg1"

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
     * @param losses the losses of its steps
     * @param seconds seconds of training so far, over all resumed runs
     */
    record BegunEpoch(LossMean losses, double seconds) {
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
        AtomicFile.write(folder.resolve(FILE), stream -> {
            final CheckedOutputStream checked = new CheckedOutputStream(new Unclosed(stream), new CRC32C());
            final DataOutputStream data = new DataOutputStream(checked);
            final byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
            data.writeLong(MAGIC);
            data.writeInt(json.length);
            data.write(json);
            try (Result state = session.read(session.stateNames())) {
                writeValues(data, state);
            }
            if (header.keepsOther()) {
                writeValues(data, kept);
            }
            data.writeLong(checked.getChecksum().getValue());
            data.flush();
        });
    }

    /** Passes blocks on as blocks, which {@link FilterOutputStream} does not. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(final OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(final byte[] bytes, final int start, final int length) throws IOException {
            out.write(bytes, start, length);
        }
    }

    private static void writeValues(final DataOutputStream data, final Result values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            final Tensor tensor = values.get(i);
            final byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
            tensor.asRawTensor().data().read(bytes);
            data.write(bytes);
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
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                CheckedInputStream checked = new CheckedInputStream(stream, new CRC32C());
                DataInputStream data = new DataInputStream(checked)) {
            final long bytes = Files.size(file);
            if (bytes < Long.BYTES + Integer.BYTES + Long.BYTES || data.readLong() != MAGIC) {
                throw damaged(file, "it is not a checkpoint of a training");
            }
            final int length = data.readInt();
            final long values = bytes - Long.BYTES - Integer.BYTES - length - Long.BYTES;
            if (length < 0 || values < 0) {
                throw damaged(file, "it is too short");
            }
            final byte[] json = data.readNBytes(length);
            data.skipNBytes(values);
            final long expected = checked.getChecksum().getValue();
            if (data.readLong() != expected) {
                throw damaged(file, "its checksum does not fit its contents");
            }
            return Json.read(new String(json, StandardCharsets.UTF_8), Header.class, file.toString());
        }
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
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(folder.resolve(FILE)), 1 << 16);
                DataInputStream data = new DataInputStream(stream)) {
            data.skipNBytes(Long.BYTES);
            data.skipNBytes(data.readInt());
            restore(data, session, session.stateNames());
            if (!header.keepsOther()) {
                return header.keptEpoch() == 0 ? null : session.snapshot();
            }
        }
        return restoreOther(folder, session);
    }

    /** The kept weights go through the variables, which take the last epoch's again afterwards. */
    private static Result restoreOther(final Path folder, final TrainingSession session) throws IOException {
        try (Result last = session.snapshot();
                InputStream stream = new BufferedInputStream(Files.newInputStream(folder.resolve(FILE)), 1 << 16);
                DataInputStream data = new DataInputStream(stream)) {
            data.skipNBytes(Long.BYTES);
            data.skipNBytes(data.readInt());
            for (final String name : session.stateNames()) {
                data.skipNBytes(Shape.of(session.shapeOf(name)).size() * Float.BYTES);
            }
            restore(data, session, session.weightNames());
            final Result kept = session.snapshot();
            try {
                session.assign(session.weightNames(), tensors(last));
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

    private static void restore(final DataInputStream data, final TrainingSession session, final List<String> names)
        throws IOException {
        session.restore(names, (name, value) -> {
            final byte[] bytes = new byte[Math.toIntExact(value.numBytes())];
            data.readFully(bytes);
            value.asRawTensor().data().write(bytes);
        });
    }
}
