package org.poreseg.standin.core.tables;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.filestore.FileStoreCell;
import org.poreseg.standin.core.cells.CellTypes;
import org.poreseg.standin.core.filestore.FileStoreAccess;

/** Reads what {@link CellOutput} wrote. */
final class CellInput implements DataCellDataInput, Closeable {

    private final DataInputStream m_in;

    private final List<DataCellSerializer<DataCell>> m_serializers = new ArrayList<>();

    private final boolean[] m_hasFiles;

    CellInput(final InputStream in, final List<Class<? extends DataCell>> classes) throws IOException {
        m_in = new DataInputStream(in);
        m_hasFiles = new boolean[classes.size()];
        for (int i = 0; i < m_hasFiles.length; i++) {
            final Class<? extends DataCell> type = classes.get(i);
            m_hasFiles[i] = FileStoreCell.class.isAssignableFrom(type);
            m_serializers.add(CellTypes.serializer(type).orElseThrow(
                () -> new IOException("There is no serializer for cells of " + type.getName() + ".")));
        }
    }

    @Override
    public DataCell readDataCell() throws IOException {
        final int number = readUnsignedShort();
        final List<String> keys = new ArrayList<>();
        if (m_hasFiles[number]) {
            final int count = readUnsignedShort();
            for (int i = 0; i < count; i++) {
                keys.add(readUTF());
            }
        }
        final DataCell cell = m_serializers.get(number).deserialize(this);
        if (cell instanceof FileStoreCell withFiles) {
            FileStoreAccess.get().attach(withFiles, keys);
        }
        return cell;
    }

    @Override
    public String readUTF() throws IOException {
        final byte[] bytes = new byte[m_in.readInt()];
        m_in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String readLine() throws IOException {
        throw new UnsupportedOperationException("Cells are not lines.");
    }

    @Override
    public void readFully(final byte[] b) throws IOException {
        m_in.readFully(b);
    }

    @Override
    public void readFully(final byte[] b, final int off, final int len) throws IOException {
        m_in.readFully(b, off, len);
    }

    @Override
    public int skipBytes(final int n) throws IOException {
        return m_in.skipBytes(n);
    }

    @Override
    public boolean readBoolean() throws IOException {
        return m_in.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return m_in.readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return m_in.readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return m_in.readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return m_in.readUnsignedShort();
    }

    @Override
    public char readChar() throws IOException {
        return m_in.readChar();
    }

    @Override
    public int readInt() throws IOException {
        return m_in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return m_in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return m_in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return m_in.readDouble();
    }

    @Override
    public void close() throws IOException {
        m_in.close();
    }
}
