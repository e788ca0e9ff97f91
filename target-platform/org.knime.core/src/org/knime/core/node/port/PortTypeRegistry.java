package org.knime.core.node.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IConfigurationElement;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.standin.core.Extensions;
import org.poreseg.standin.core.port.PortExtensions;

/** The types of ports that bundles contribute to the extension point <code>org.knime.core.PortType</code>. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private final Map<Class<?>, PortType> m_types = new HashMap<>();

    private PortTypeRegistry() {
    }

    /** @return the one and only */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    /**
     * @param portClass the class of the objects
     * @return their type
     */
    public synchronized PortType getPortType(final Class<? extends PortObject> portClass) {
        PortType type = m_types.get(portClass);
        if (type == null) {
            type = create(portClass);
            m_types.put(portClass, type);
        }
        return type;
    }

    private static PortType create(final Class<? extends PortObject> objectClass) {
        if (objectClass.getName().equals("org.knime.core.node.BufferedDataTable")) {
            return new PortType(objectClass, DataTableSpec.class, "Table");
        }
        final Optional<IConfigurationElement> element = PortExtensions.ofObject(objectClass.getName());
        if (element.isEmpty()) {
            return new PortType(objectClass, PortObjectSpec.class, objectClass.getSimpleName());
        }
        final IConfigurationElement e = element.get();
        return new PortType(objectClass,
            Extensions.loadClass(e, e.getAttribute("specClass")).asSubclass(PortObjectSpec.class),
            e.getAttribute("name"));
    }

    /**
     * @param className the name of a class
     * @return the class of port objects of that name, if it is contributed
     */
    public Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        if (BufferedDataTable.class.getName().equals(className)) {
            return Optional.of(BufferedDataTable.class);
        }
        return PortExtensions.ofObject(className)
            .map(e -> Extensions.loadClass(e, className).asSubclass(PortObject.class));
    }

    /**
     * @param className the name of a class
     * @return the class of specifications of that name, if it is contributed
     */
    public Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        if (DataTableSpec.class.getName().equals(className)) {
            return Optional.of(DataTableSpec.class);
        }
        return PortExtensions.ofSpec(className)
            .map(e -> Extensions.loadClass(e, className).asSubclass(PortObjectSpec.class));
    }

    /**
     * @param clazz a class of port objects
     * @return what writes and reads them, if it is contributed
     */
    @SuppressWarnings("unchecked") // the extension names class and serializer side by side
    public Optional<PortObject.PortObjectSerializer<PortObject>>
        getObjectSerializer(final Class<? extends PortObject> clazz) {
        return PortExtensions.ofObject(clazz.getName())
            .map(e -> (PortObject.PortObjectSerializer<PortObject>)Extensions.create(e, "objectSerializer"));
    }

    /**
     * @param clazz a class of specifications
     * @return what writes and reads them, if it is contributed
     */
    @SuppressWarnings("unchecked") // the extension names class and serializer side by side
    public Optional<PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>>
        getSpecSerializer(final Class<? extends PortObjectSpec> clazz) {
        if (clazz == DataTableSpec.class) {
            final PortObjectSpec.PortObjectSpecSerializer<?> own = new DataTableSpec.Serializer();
            return Optional.of((PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>)own);
        }
        return PortExtensions.ofSpec(clazz.getName())
            .map(e -> (PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>)Extensions.create(e, "specSerializer"));
    }

    PortObjectSpec newSpec(final String className) throws InvalidSettingsException {
        return create(getSpecClass(className), className);
    }

    private static <T> T create(final Optional<Class<? extends T>> type, final String className)
        throws InvalidSettingsException {
        try {
            return type.orElseThrow(() -> new InvalidSettingsException(
                "Class \"" + className + "\" is not registered at extension point org.knime.core.PortType."))
                .getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new InvalidSettingsException(
                "Class \"" + className + "\" needs a public constructor without arguments.", e);
        }
    }
}
