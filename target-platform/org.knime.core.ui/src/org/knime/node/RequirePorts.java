package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;

/** Asks for the ports of a node. */
public interface RequirePorts {

    /**
     * Adds fixed ports. The name of a port is the name of its group too, so no two ports may share it.
     *
     * @param portsAdder adds the ports, in their order
     * @return asks for the model
     */
    default DefaultNode.RequireModel ports(final Consumer<PortsAdder> portsAdder) {
        return dynamicPorts(groups -> portsAdder.accept(new FixedPortsAdder(groups)));
    }

    /**
     * Adds groups of ports. Fixed groups have to be added before the others.
     *
     * @param portsAdder adds the groups, in their order
     * @return asks for the model
     */
    DefaultNode.RequireModel dynamicPorts(Consumer<DynamicPortsAdder> portsAdder);

    /** Adds fixed ports. */
    interface PortsAdder {

        /**
         * @param name the port's name
         * @param description its description, as XML content
         * @return this
         */
        default PortsAdder addInputTable(final String name, final String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /**
         * @param name the port's name
         * @param description its description, as XML content
         * @return this
         */
        default PortsAdder addOutputTable(final String name, final String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }

        /**
         * @param name the port's name
         * @param description its description, as XML content
         * @param type its type
         * @return this
         */
        PortsAdder addInputPort(String name, String description, PortType type);

        /**
         * @param name the port's name
         * @param description its description, as XML content
         * @param type its type
         * @return this
         */
        PortsAdder addOutputPort(String name, String description, PortType type);
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {

        /**
         * @param id the group's name, under which a workflow stores what was added
         * @param group describes it
         * @return this
         */
        DynamicPortsAdder addInputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);

        /**
         * @param id the group's name, under which a workflow stores what was added
         * @param group describes it
         * @return this
         */
        DynamicPortsAdder addOutputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);
    }

    /** Asks for a name. */
    interface RequirePortName {

        /**
         * @param name the ports' name
         * @return asks for a description
         */
        RequirePortDescription name(String name);
    }

    /** Asks for a description. */
    interface RequirePortDescription {

        /**
         * @param description the ports' description, as XML content
         * @return asks what can be done with the group
         */
        RequireConfigurablePortMode description(String description);
    }

    /** Asks what can be done with a group. */
    interface RequireConfigurablePortMode {

        /**
         * One port that always is there.
         *
         * @param type its type
         * @return nothing more to say
         */
        ConfigurablePort.FinalConfigurablePort fixed(PortType type);

        /**
         * One port that the user can add.
         *
         * @return asks for its types
         */
        RequireSupportedTypes<ConfigurablePort.OptionalConfigurablePort> optional();
    }

    /**
     * Asks for types.
     *
     * @param <T> what comes next
     */
    interface RequireSupportedTypes<T> {

        /**
         * @param types the types a port can have
         * @return what comes next
         */
        T supportedTypes(PortType... types);
    }

    /** A group that is described as far as it has to be. */
    sealed interface ConfigurablePort {

        /** A group with nothing more to say. */
        final class FinalConfigurablePort implements ConfigurablePort {
        }

        /** A port that the user can add. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {
        }
    }
}
