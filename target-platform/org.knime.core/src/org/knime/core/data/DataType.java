package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.poreseg.standin.core.cells.CellTypes;

/** The type of a cell: its class and with that the value interfaces it offers; or value interfaces alone. */
public final class DataType {

    private static final String CFG_ELEMENT_TYPE = "collection_element_type";

    private static final Map<Class<? extends DataCell>, DataType> TYPES = new ConcurrentHashMap<>();

    private final Class<? extends DataCell> m_cellClass;

    private final List<Class<? extends DataValue>> m_values;

    private final DataType m_elementType;

    private DataType(final Class<? extends DataCell> cellClass, final List<Class<? extends DataValue>> values,
        final DataType elementType) {
        m_cellClass = cellClass;
        m_values = values;
        m_elementType = elementType;
    }

    /**
     * @param cell a class of cells
     * @return its type
     */
    public static DataType getType(final Class<? extends DataCell> cell) {
        return TYPES.computeIfAbsent(Objects.requireNonNull(cell, "Class must not be null."),
            c -> new DataType(c, valueClasses(c), null));
    }

    /**
     * @param cell a class of cells that hold cells
     * @param collectionElementType the type of the held cells
     * @return its type
     */
    public static DataType getType(final Class<? extends DataCell> cell, final DataType collectionElementType) {
        return collectionElementType == null ? getType(cell)
            : new DataType(cell, getType(cell).m_values, collectionElementType);
    }

    /** @return the one missing cell that has no message */
    public static DataCell getMissingCell() {
        return Missing.CELL;
    }

    /**
     * @param type1 a type
     * @param type2 a type
     * @return the narrowest type that both can stand for
     */
    public static DataType getCommonSuperType(final DataType type1, final DataType type2) {
        if (type1.isASuperTypeOf(type2)) {
            return type1;
        }
        if (type2.isASuperTypeOf(type1)) {
            return type2;
        }
        final List<Class<? extends DataValue>> shared = new ArrayList<>(type1.m_values);
        shared.retainAll(type2.m_values);
        return new DataType(null, List.copyOf(shared), null);
    }

    /**
     * @param valueClass a value interface
     * @return whether cells of this type can be read through it; cells of the missing type can be by any
     */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return isMissingValueType() || m_values.contains(valueClass);
    }

    /** @return whether this is the type of missing cells */
    public boolean isMissingValueType() {
        return m_cellClass == MissingCell.class;
    }

    /**
     * @param type another type
     * @return whether its cells fit into a column of this type
     */
    public boolean isASuperTypeOf(final DataType type) {
        if (type == null) {
            throw new NullPointerException("Type argument must not be null.");
        }
        if (equals(type) || type.isMissingValueType()) {
            return true;
        }
        return !isMissingValueType() && type.m_values.containsAll(m_values) && isASuperTypeOfElements(type);
    }

    private boolean isASuperTypeOfElements(final DataType type) {
        return m_elementType == null
            || type.m_elementType != null && m_elementType.isASuperTypeOf(type.m_elementType);
    }

    /** @return the name that people see */
    public String getName() {
        final String name = m_cellClass == null ? "Non-native " + m_values : CellTypes.displayName(m_cellClass);
        return m_elementType == null ? name : name + " (Collection of: " + m_elementType.getName() + ")";
    }

    @Override
    public String toString() {
        return m_cellClass == null ? getName() : m_cellClass.getSimpleName();
    }

    @Override
    public boolean equals(final Object other) {
        return other == this || other instanceof DataType type && m_cellClass == type.m_cellClass
            && Set.copyOf(m_values).equals(Set.copyOf(type.m_values))
            && Objects.equals(m_elementType, type.m_elementType);
    }

    @Override
    public int hashCode() {
        return m_cellClass == null ? Set.copyOf(m_values).hashCode() : m_cellClass.hashCode();
    }

    /** @param config where the type is written */
    public void save(final ConfigWO config) {
        config.addString("cell_class", m_cellClass == null ? null : m_cellClass.getName());
        if (m_cellClass == null) {
            config.addStringArray("value_classes", m_values.stream().map(Class::getName).toArray(String[]::new));
        }
        if (m_elementType != null) {
            m_elementType.save(config.addConfig(CFG_ELEMENT_TYPE));
        }
    }

    /**
     * @param config where the type is read
     * @return the type
     * @throws InvalidSettingsException if its class is not there
     */
    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        final String cellClass = config.getString("cell_class");
        if (cellClass != null) {
            return getType(
                CellTypes.cellClass(cellClass).orElseThrow(() -> new InvalidSettingsException(
                    "Data cell implementation \"" + cellClass + "\" not found.")),
                config.containsKey(CFG_ELEMENT_TYPE) ? load(config.getConfig(CFG_ELEMENT_TYPE)) : null);
        }
        final List<Class<? extends DataValue>> values = new ArrayList<>();
        for (final String name : config.getStringArray("value_classes")) {
            values.add(CellTypes.valueClass(name)
                .orElseThrow(() -> new InvalidSettingsException("Data value extension \"" + name + "\" not found.")));
        }
        return new DataType(null, List.copyOf(values), null);
    }

    private static List<Class<? extends DataValue>> valueClasses(final Class<?> cellClass) {
        final Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
        for (Class<?> c = cellClass; c != null; c = c.getSuperclass()) {
            Arrays.stream(c.getInterfaces()).forEach(i -> collect(i, values));
        }
        values.add(DataValue.class);
        return List.copyOf(values);
    }

    private static void collect(final Class<?> type, final Set<Class<? extends DataValue>> values) {
        if (DataValue.class.isAssignableFrom(type) && type != DataValue.class) {
            values.add(type.asSubclass(DataValue.class));
            Arrays.stream(type.getInterfaces()).forEach(i -> collect(i, values));
        }
    }

    /** Made when it is first asked for: a cell's class must not be needed while this one is being initialised. */
    private static final class Missing {
        static final DataCell CELL = new MissingCell(null);
    }
}
