package org.poreseg.standin.core.tables;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.filestore.FileStoreCell;
import org.poreseg.standin.core.cells.CellTypes;
import org.poreseg.standin.core.filestore.FileStoreAccess;

/** Writes cells: the number of the cell's class, the keys of its file stores, what its serializer writes. */
final class CellOutput implements DataCellDataOutput, Closeable {

    private final DataOutputStream m_out;

    private final List<Class<? extends DataCell>> m_classes = new ArrayList<>();

    private final Map<Class<? extends DataCell>, Integer> m_numbers = new HashMap<>();

    private final List<DataCellSerializer<DataCell>> m_serializers = new ArrayList<>();

    CellOutput(final OutputStream out) {
        m_out = new DataOutputStream(out);
    }

    /** @return the classes of cells so far; their indices are the numbers that were written */
    List<Class<? extends DataCell>> classes() {
        return m_classes;
    }

    @Override
    public void writeDataCell(final DataCell cell) throws IOException {
        final int number = number(cell.getClass());
        writeShort(number);
        if (cell instanceof FileStoreCell withFiles) {
            FileStoreAccess.get().flush(withFiles);
            final List<String> keys = FileStoreAccess.get().keys(withFiles);
            writeShort(keys.size());
            for (final String key : keys) {
                writeUTF(key);
            }
        }
        m_serializers.get(number).serialize(cell, this);
    }

    private int number(final Class<? extends DataCell> type) throws IOException {
        Integer number = m_numbers.get(type);
        if (number == null) {
            m_serializers.add(CellTypes.serializer(type).orElseThrow(
                () -> new IOException("There is no serializer for cells of " + type.getName() + ".")));
            m_classes.add(type);
            number = m_classes.size() - 1;
            m_numbers.put(type, number);
        }
        return number;
    }

    @Override
    public void writeUTF(final String str) throws IOException {
        final byte[] bytes = str.getBytes(StandardCharsets.UTF_8);
        m_out.writeInt(bytes.length);
        m_out.write(bytes);
    }

    @Override
    public void write(final int b) throws IOException {
        m_out.write(b);
    }

    @Override
    public void write(final byte[] b) throws IOException {
        m_out.write(b);
    }

    @Override
    public void write(final byte[] b, final int off, final int len) throws IOException {
        m_out.write(b, off, len);
    }

    @Override
    public void writeBoolean(final boolean v) throws IOException {
        m_out.writeBoolean(v);
    }

    @Override
    public void writeByte(final int v) throws IOException {
        m_out.writeByte(v);
    }

    @Override
    public void writeShort(final int v) throws IOException {
        m_out.writeShort(v);
    }

    @Override
    public void writeChar(final int v) throws IOException {
        m_out.writeChar(v);
    }

    @Override
    public void writeInt(final int v) throws IOException {
        m_out.writeInt(v);
    }

    @Override
    public void writeLong(final long v) throws IOException {
        m_out.writeLong(v);
    }

    @Override
    public void writeFloat(final float v) throws IOException {
        m_out.writeFloat(v);
    }

    @Override
    public void writeDouble(final double v) throws IOException {
        m_out.writeDouble(v);
    }

    @Override
    public void writeBytes(final String s) throws IOException {
        m_out.writeBytes(s);
    }

    @Override
    public void writeChars(final String s) throws IOException {
        m_out.writeChars(s);
    }

    void flush() throws IOException {
        m_out.flush();
    }

    @Override
    public void close() throws IOException {
        m_out.close();
    }
}
