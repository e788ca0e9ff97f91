package org.poreseg.unet.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.poreseg.errors.UserError;

/**
 * What a safetensors file holds: tensors by name, and texts about them. The file begins with the length of its header
 * (8 bytes, little-endian) and the header (JSON: type, shape and place of each tensor), behind which the values follow
 * without gaps, little-endian too. Nothing in such a file can be run.
 *
 * @param tensors the tensors, in the order of their values
 * @param metadata texts by their names
 */
public record Safetensors(List<Tensor> tensors, Map<String, String> metadata) {

    /** The most bytes of a header: far more than hundreds of tensors take, and little to read. */
    static final int MAX_HEADER = 1 << 20;

    private static final String METADATA = "__metadata__";

    /** The values begin at a multiple of so many bytes. */
    private static final int ALIGNMENT = 8;

    /** The types of values that the extension writes and reads. */
    public enum Type {
        /** Single precision. */
        F32(Float.BYTES),
        /** Double precision. */
        F64(Double.BYTES),
        /** Whole numbers of 64 bits. */
        I64(Long.BYTES);

        private final int m_bytes;

        Type(final int bytes) {
            m_bytes = bytes;
        }
    }

    /**
     * A tensor.
     *
     * @param name its name, unique in its file
     * @param type the type of its values
     * @param shape its size along each axis
     */
    public record Tensor(String name, Type type, List<Long> shape) {

        /**
         * @param name its name
         * @param type the type of its values
         * @param shape its size along each axis
         * @return the tensor
         */
        public static Tensor of(final String name, final Type type, final long... shape) {
            return new Tensor(name, type, Arrays.stream(shape).boxed().toList());
        }

        /**
         * @return bytes of its values
         * @throws ArithmeticException if they are more than a file can have
         */
        public long bytes() {
            return shape.stream().reduce((long)type.m_bytes, Math::multiplyExact);
        }
    }

    /** What a header says of a tensor; the components are named as the format names them. */
    private record Place(Type dtype, List<Long> shape, List<Long> data_offsets) { // NOSONAR

        private long begin() {
            return data_offsets.get(0);
        }
    }

    /** @return bytes of all values */
    public long dataBytes() {
        return tensors.stream().mapToLong(Tensor::bytes).sum();
    }

    /**
     * Writes the header, behind which the values are to follow in the order of the tensors.
     *
     * @param stream the file
     * @throws IOException if it cannot be written
     */
    public void writeHeader(final OutputStream stream) throws IOException {
        final Map<String, Object> entries = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            entries.put(METADATA, new TreeMap<>(metadata));
        }
        long begin = 0;
        for (final Tensor tensor : tensors) {
            final long end = begin + tensor.bytes();
            entries.put(tensor.name(), new Place(tensor.type(), tensor.shape(), List.of(begin, end)));
            begin = end;
        }
        final byte[] json = Json.write(entries).getBytes(StandardCharsets.UTF_8);
        final byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte)' ');
        stream.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length).array());
        stream.write(padded);
    }

    /**
     * Reads the header of a file; the stream then is where the values begin.
     *
     * @param stream the file
     * @param fileBytes bytes of the whole file
     * @param where the file, for the message
     * @return what it holds: tensors whose values fill the rest of the file without gaps
     * @throws IOException if it cannot be read
     * @throws UserError if it is no such file
     */
    public static Safetensors readHeader(final InputStream stream, final long fileBytes, final String where)
        throws IOException {
        if (fileBytes < Long.BYTES) {
            throw damaged(where, "it has " + fileBytes + " bytes");
        }
        final long length = Long.reverseBytes(new DataInputStream(stream).readLong());
        if (length < 2 || length > Math.min(MAX_HEADER, fileBytes - Long.BYTES)) {
            throw damaged(where, "its header would have " + Long.toUnsignedString(length) + " bytes");
        }
        final byte[] header = stream.readNBytes((int)length);
        if (header.length < length) {
            throw new EOFException(where + " ends in its header");
        }
        return parse(header, fileBytes - Long.BYTES - length, where);
    }

    private static Safetensors parse(final byte[] header, final long dataBytes, final String where)
        throws IOException {
        final RecordReader reader = new RecordReader(Json.text(new ByteArrayInputStream(header)), where);
        final Map<String, Place> places = new LinkedHashMap<>();
        Map<String, String> metadata = null;
        reader.beginObject();
        for (String name = reader.nextField(); name != null; name = reader.nextField()) {
            if (METADATA.equals(name) && metadata == null) {
                metadata = reader.texts();
            } else if (METADATA.equals(name) || places.put(name, reader.record(Place.class)) != null) {
                throw damaged(where, "its header names a tensor twice");
            }
        }
        reader.end();
        return new Safetensors(inOrder(places, dataBytes, where), metadata == null ? Map.of() : metadata);
    }

    /** The tensors by their places, which must follow each other from the beginning of the values to their end. */
    private static List<Tensor> inOrder(final Map<String, Place> places, final long dataBytes, final String where) {
        places.forEach((name, place) -> requireOffsets(place, where));
        final List<Map.Entry<String, Place>> sorted = new ArrayList<>(places.entrySet());
        // an empty tensor comes before the one that begins where it does
        sorted.sort(Comparator.comparing((Map.Entry<String, Place> entry) -> entry.getValue().begin())
            .thenComparing(entry -> entry.getValue().data_offsets().get(1)));
        final List<Tensor> tensors = new ArrayList<>();
        long begin = 0;
        for (final Map.Entry<String, Place> entry : sorted) {
            final Place place = entry.getValue();
            final Tensor tensor = new Tensor(entry.getKey(), place.dtype(), place.shape());
            final long end = place.data_offsets().get(1);
            if (place.begin() != begin || end - begin != bytes(tensor, where)) {
                throw damaged(where, "the values of its tensors overlap, leave a gap, or do not fit their shapes");
            }
            tensors.add(tensor);
            begin = end;
        }
        if (begin != dataBytes) {
            throw damaged(where, "it has " + dataBytes + " bytes of values instead of " + begin);
        }
        return tensors;
    }

    private static void requireOffsets(final Place place, final String where) {
        if (place.data_offsets().size() != 2 || place.begin() < 0
            || place.shape().stream().anyMatch(size -> size < 0)) {
            throw damaged(where, "a tensor in its header has no place, or no shape");
        }
    }

    private static long bytes(final Tensor tensor, final String where) {
        try {
            return tensor.bytes();
        } catch (final ArithmeticException ex) {
            throw damaged(where, "a tensor in its header has an impossible shape").causedBy(ex);
        }
    }

    private static UserError damaged(final String where, final String how) {
        return UserError.found(where + " is damaged, or no safetensors file: " + how);
    }
}
