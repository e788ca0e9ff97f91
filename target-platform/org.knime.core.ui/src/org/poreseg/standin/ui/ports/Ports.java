package org.poreseg.standin.ui.ports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.poreseg.standin.ui.ports.PortGroup.Label;

/** The ports that a node has: what its groups say, and what the user added. */
public final class Ports {

    private static final String OBJECT_CLASS = "object_class";

    private final List<PortGroup> m_groups;

    private final Map<String, List<PortType>> m_changeable = new LinkedHashMap<>();

    /** @param groups the node's groups */
    public Ports(final List<PortGroup> groups) {
        m_groups = groups;
        checkGroups();
        for (final PortGroup group : groups) {
            m_changeable.put(group.id(), new ArrayList<>());
        }
    }

    private void checkGroups() {
        final Set<String> ids = new HashSet<>();
        boolean dynamic = false;
        for (final PortGroup group : m_groups) {
            if (!ids.add(group.id())) {
                throw new IllegalStateException("Two ports or groups of ports are named '" + group.id()
                    + "': an input and an output must not share a name");
            }
            if (dynamic && group.isFixed()) {
                throw new IllegalStateException(
                    "The fixed port '" + group.id() + "' has to come before those that can be added");
            }
            dynamic |= !group.isFixed();
        }
    }

    /**
     * Adds a port, as a user would.
     *
     * @param groupId the group
     * @param type the port's type
     */
    public void add(final String groupId, final PortType type) {
        final PortGroup group = m_groups.stream().filter(candidate -> candidate.id().equals(groupId)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                "There is no group of ports '" + groupId + "', only " + m_changeable.keySet()));
        if (!group.supportedTypes().contains(type)) {
            throw new IllegalArgumentException("The group of ports '" + groupId + "' takes no " + type.getName());
        }
        final List<PortType> types = m_changeable.get(groupId);
        if (!types.isEmpty()) {
            throw new IllegalArgumentException("No further port can be added to the group '" + groupId + "'");
        }
        types.add(type);
    }

    /**
     * Takes the added ports from a workflow.
     *
     * @param settings {@code node_creation_config}: a config for each group, which holds a config for each added port
     * @throws InvalidSettingsException if a group or type is unknown
     */
    public void load(final NodeSettingsRO settings) throws InvalidSettingsException {
        for (final String id : settings.keySet()) {
            if (!m_changeable.containsKey(id)) {
                throw new InvalidSettingsException(
                    "There is no group of ports '" + id + "', only " + m_changeable.keySet());
            }
            final NodeSettingsRO added = settings.getNodeSettings(id);
            m_changeable.get(id).clear();
            for (final String key : added.keySet()) {
                try {
                    add(id, load(added.getNodeSettings(key).getString(OBJECT_CLASS)));
                } catch (IllegalArgumentException e) {
                    throw new InvalidSettingsException(e.getMessage(), e);
                }
            }
        }
    }

    private static PortType load(final String objectClass) throws InvalidSettingsException {
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        return registry.getPortType(registry.getObjectClass(objectClass)
            .orElseThrow(() -> new InvalidSettingsException("There is no port type for " + objectClass)));
    }

    /** @return the inputs, in their order, without the flow variable port */
    public List<Port> inputs() {
        return ports(true);
    }

    /** @return the outputs, in their order, without the flow variable port */
    public List<Port> outputs() {
        return ports(false);
    }

    private List<Port> ports(final boolean inputs) {
        final List<Port> ports = new ArrayList<>();
        for (final PortGroup group : m_groups) {
            final Label label = inputs ? group.input() : group.output();
            if (label != null) {
                final List<PortType> types =
                    group.isFixed() ? List.of(group.fixedType()) : m_changeable.get(group.id());
                types.forEach(type -> ports.add(new Port(group.id(), label.name(), type)));
            }
        }
        return ports;
    }
}
