package org.knime.core.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.poreseg.standin.core.port.Streams;

/** The columns of a table. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";

    private final String m_name;

    private final DataColumnSpec[] m_columns;

    private final Map<String, Integer> m_index = new LinkedHashMap<>();

    /** A table without columns. */
    public DataTableSpec() {
        this(DEFAULT_NAME);
    }

    /** @param name the name of a table without columns */
    public DataTableSpec(final String name) {
        this(name, new DataColumnSpec[0]);
    }

    /** @param colSpecs the columns; their names must differ */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    /**
     * @param name the table's name
     * @param colSpecs the columns; their names must differ
     */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        m_name = name == null ? DEFAULT_NAME : name;
        m_columns = colSpecs.clone();
        for (int i = 0; i < m_columns.length; i++) {
            if (m_columns[i] == null) {
                throw new NullPointerException("Column spec at index " + i + " must not be null.");
            }
            final Integer before = m_index.put(m_columns[i].getName(), i);
            if (before != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + m_columns[i].getName()
                    + "\" at indices " + before + " and " + i + ".");
            }
        }
    }

    /**
     * @param names the columns' names
     * @param types the columns' types
     */
    public DataTableSpec(final String[] names, final DataType[] types) {
        this(createColumnSpecs(names, types));
    }

    /**
     * The columns of two tables side by side.
     *
     * @param spec1 the left columns
     * @param spec2 the right columns
     */
    public DataTableSpec(final DataTableSpec spec1, final DataTableSpec spec2) {
        this(Stream.concat(spec1.stream(), spec2.stream()).toArray(DataColumnSpec[]::new));
    }

    /**
     * @param names the columns' names
     * @param types the columns' types, as many
     * @return the columns
     */
    public static DataColumnSpec[] createColumnSpecs(final String[] names, final DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(
                "Number of names and types differ: " + names.length + " vs. " + types.length);
        }
        final DataColumnSpec[] columns = new DataColumnSpec[names.length];
        Arrays.setAll(columns, i -> new DataColumnSpecCreator(names[i], types[i]).createSpec());
        return columns;
    }

    /** @return the table's name */
    public String getName() {
        return m_name;
    }

    /** @return the number of columns */
    public int getNumColumns() {
        return m_columns.length;
    }

    /** @return the names, in order */
    public String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /**
     * @param index a column, from 0
     * @return its specification
     */
    public DataColumnSpec getColumnSpec(final int index) {
        return m_columns[index];
    }

    /**
     * @param column a name
     * @return the column of that name, or null
     */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : m_columns[index];
    }

    /**
     * @param columnName a name
     * @return the index of the column of that name, or -1
     */
    public int findColumnIndex(final String columnName) {
        return m_index.getOrDefault(columnName, -1);
    }

    /**
     * @param columnName a name
     * @return whether there is such a column
     */
    public boolean containsName(final String columnName) {
        return m_index.containsKey(columnName);
    }

    /** @return the columns */
    public Stream<DataColumnSpec> stream() {
        return Arrays.stream(m_columns);
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return List.of(m_columns).iterator();
    }

    /**
     * @param spec another table
     * @return whether names and types of the columns are the same, in the same order
     */
    public boolean equalStructure(final DataTableSpec spec) {
        if (spec == this) {
            return true;
        }
        if (spec == null || spec.m_columns.length != m_columns.length) {
            return false;
        }
        for (int i = 0; i < m_columns.length; i++) {
            if (!m_columns[i].equalStructure(spec.m_columns[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(final Object o) {
        return o == this || o instanceof DataTableSpec other && m_name.equals(other.m_name)
            && Arrays.equals(m_columns, other.m_columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_columns);
    }

    @Override
    public String toString() {
        return "name=" + m_name + ",columns=" + Arrays.toString(m_columns);
    }

    /** @param config where the table's specification is written */
    public void save(final ConfigWO config) {
        config.addString("spec_name", m_name);
        config.addInt("number_columns", m_columns.length);
        for (int i = 0; i < m_columns.length; i++) {
            m_columns[i].save(config.addConfig("column_spec_" + i));
        }
    }

    /**
     * @param config where the table's specification is read
     * @return the specification
     * @throws InvalidSettingsException if something is missing
     */
    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        final List<DataColumnSpec> columns = new ArrayList<>();
        final int count = config.getInt("number_columns");
        for (int i = 0; i < count; i++) {
            columns.add(DataColumnSpec.load(config.getConfig("column_spec_" + i)));
        }
        return new DataTableSpec(config.getString("spec_name"), columns.toArray(DataColumnSpec[]::new));
    }

    /** Writes and reads the specification as <code>spec.xml</code>. */
    public static final class Serializer extends PortObjectSpec.PortObjectSpecSerializer<DataTableSpec> {

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            in.getNextEntry();
            try {
                return load(ModelContent.loadFromXML(Streams.keepOpen(in)));
            } catch (InvalidSettingsException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void savePortObjectSpec(final DataTableSpec portObjectSpec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            final ModelContent content = new ModelContent("spec.xml");
            portObjectSpec.save(content);
            out.putNextEntry(new ZipEntry("spec.xml"));
            content.saveToXML(Streams.keepOpen(out));
        }
    }
}
