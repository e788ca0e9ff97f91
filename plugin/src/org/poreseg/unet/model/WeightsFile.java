package org.poreseg.unet.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;
import org.poreseg.files.WholeFile;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.graph.Weight;
import org.tensorflow.Result;

/**
 * The weights of a network as a safetensors file: each by its name and shape, in single precision. The same weights
 * give the same bytes.
 */
public final class WeightsFile {

    /** The file's name in its folder. */
    public static final String FILE = "weights.safetensors";

    /** The most bytes that a file has besides the values. */
    static final int MOST_BESIDES = Long.BYTES + Safetensors.MAX_HEADER;

    private WeightsFile() {
    }

    /** Takes the values of weights, in pieces that follow each other. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param weight the weight's name
         * @param values some of its values, little-endian, which are overwritten once this has returned
         */
        void accept(String weight, ByteBuffer values);
    }

    /**
     * @param folder where the file is put, made if it is not there
     * @param weights the weights' specifications
     * @param values their values, in the same order
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(final Path folder, final List<Weight> weights, final Result values) throws IOException {
        final Path file = folder.resolve(FILE);
        WholeFile.write(file, stream -> {
            new Safetensors(weights.stream().map(WeightsFile::tensor).toList(), Map.of()).writeHeader(stream);
            for (int i = 0; i < weights.size(); i++) {
                TensorValues.write(stream, values.get(i));
            }
        });
        return file;
    }

    /**
     * @param weight a weight
     * @return how it stands in a file
     */
    public static Safetensors.Tensor tensor(final Weight weight) {
        return Safetensors.Tensor.of(weight.name(), Safetensors.Type.F32, weight.shape());
    }

    /** @return the bytes of a network's weights, which its file has besides a header */
    static long dataBytes(final NetworkConfig network) {
        return Weight.of(network).stream().map(WeightsFile::tensor).mapToLong(Safetensors.Tensor::bytes).sum();
    }

    /**
     * Reads the weights of a network. Nothing reaches the sink before the file is known to hold exactly these weights.
     *
     * @param stream the file
     * @param bytes bytes of the file
     * @param network the network
     * @param where the file, for the message
     * @param sink takes the values, all of which are finite
     * @throws IOException if the file cannot be read
     * @throws UserError if it is damaged, or holds something else than the weights of this network
     */
    static void read(final InputStream stream, final long bytes, final NetworkConfig network, final String where,
        final Sink sink) throws IOException {
        final Safetensors file = Safetensors.readHeader(stream, bytes, where);
        requireWeights(file.tensors(), network, where);
        for (final Safetensors.Tensor tensor : file.tensors()) {
            TensorValues.read(stream, tensor, where, values -> {
                TensorValues.requireFinite(values, tensor, where);
                sink.accept(tensor.name(), values);
            });
        }
    }

    private static void requireWeights(final List<Safetensors.Tensor> found, final NetworkConfig network,
        final String where) {
        final Map<String, Safetensors.Tensor> byName = new HashMap<>(
            found.stream().collect(Collectors.toMap(Safetensors.Tensor::name, Function.identity())));
        for (final Weight weight : Weight.of(network)) {
            final Safetensors.Tensor wanted = tensor(weight);
            final Safetensors.Tensor tensor = byName.remove(wanted.name());
            if (!wanted.equals(tensor)) {
                throw UserError.found(where + " does not fit its network: " + (tensor == null ? "it has no weight "
                    : "it has the weight " + tensor.type() + " " + tensor.shape() + " ") + "\"" + wanted.name() + "\"")
                    .expected("It must be " + wanted.type() + " " + wanted.shape());
            }
        }
        if (!byName.isEmpty()) {
            throw UserError.found(where + " does not fit its network: it has " + byName.size()
                + " tensors too many");
        }
    }
}
