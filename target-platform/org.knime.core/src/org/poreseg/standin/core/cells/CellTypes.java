package org.poreseg.standin.core.cells;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IConfigurationElement;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.poreseg.standin.core.Extensions;

/**
 * The known classes of cells with their serializers: KNIME's simple ones, and those of the extension point
 * <code>org.knime.core.DataType</code>.
 */
public final class CellTypes {

    private static final String EXTENSION_POINT = "org.knime.core.DataType";

    private record Known(Class<? extends DataCell> type, DataCellSerializer<? extends DataCell> serializer,
        String displayName) {
    }

    private static final Map<String, Known> KNOWN = new ConcurrentHashMap<>();

    static {
        register(MissingCell.class, new MissingCell.MissingSerializer(), "Missing");
        register(StringCell.class, new StringCell.StringSerializer(), "String");
        register(IntCell.class, new IntCell.IntCellSerializer(), "Number (Integer)");
        register(LongCell.class, new LongCell.LongSerializer(), "Number (Long)");
        register(DoubleCell.class, new DoubleCell.DoubleSerializer(), "Number (Float)");
        register(BooleanCell.class, new BooleanCell.BooleanSerializer(), "Boolean");
        register(ListCell.class, new ListCell.ListCellSerializer(), "List");
    }

    private CellTypes() {
    }

    /**
     * @param <T> the class of cells
     * @param type the class of cells
     * @param serializer writes and reads them
     * @param displayName what people call them
     */
    public static <T extends DataCell> void register(final Class<T> type, final DataCellSerializer<T> serializer,
        final String displayName) {
        KNOWN.put(type.getName(), new Known(type, serializer, displayName));
    }

    /**
     * @param name the name of a class
     * @return the class of cells of that name, if it is known
     */
    public static Optional<Class<? extends DataCell>> cellClass(final String name) {
        return known(name).map(Known::type);
    }

    /**
     * @param type a class of cells
     * @return what writes and reads them, if it is known
     */
    @SuppressWarnings("unchecked") // register() and the extension point keep class and serializer together
    public static Optional<DataCellSerializer<DataCell>> serializer(final Class<? extends DataCell> type) {
        return known(type.getName()).map(known -> (DataCellSerializer<DataCell>)known.serializer());
    }

    /**
     * @param type a class of cells
     * @return what people call them
     */
    public static String displayName(final Class<? extends DataCell> type) {
        return known(type.getName()).map(Known::displayName).orElseGet(type::getSimpleName);
    }

    /**
     * @param name the name of a value interface of KNIME's own
     * @return the interface, if it is known
     */
    public static Optional<Class<? extends DataValue>> valueClass(final String name) {
        try {
            return Optional.of(Class.forName(name, false, BooleanValue.class.getClassLoader())
                .asSubclass(DataValue.class));
        } catch (ClassNotFoundException | ClassCastException e) { // NOSONAR: the answer says it
            return Optional.empty();
        }
    }

    private static Optional<Known> known(final String name) {
        final Known known = KNOWN.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        for (final IConfigurationElement type : Extensions.of(EXTENSION_POINT)) {
            if (name.equals(type.getAttribute("cellClass"))) {
                final IConfigurationElement serializer = type.getChildren("serializer")[0];
                final Known found = new Known(Extensions.loadClass(type, name).asSubclass(DataCell.class),
                    (DataCellSerializer<?>)Extensions.create(serializer, "serializerClass"), type.getAttribute("name"));
                KNOWN.put(name, found);
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
