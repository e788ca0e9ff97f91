package org.poreseg.standin.ui.ports;

import java.util.List;
import java.util.function.Predicate;

import org.knime.core.node.port.PortType;

/**
 * A group of ports of a node.
 *
 * @param id its name, under which a workflow stores what was added
 * @param input name and description of its inputs, null if it has only outputs
 * @param output name and description of its outputs, null if it has only inputs
 * @param mode what the user can do with it
 * @param fixedTypes types of the ports that always are there
 * @param defaultTypes types of the further ports of a new node
 * @param supportedTypes accepts the types of added ports
 */
public record PortGroup(String id, Label input, Label output, Mode mode, List<PortType> fixedTypes,
    List<PortType> defaultTypes, Predicate<PortType> supportedTypes) {

    /**
     * Name and description of ports.
     *
     * @param name the name
     * @param description the description, as XML content
     */
    public record Label(String name, String description) {
    }

    /** What the user can do with a group. */
    public enum Mode {
        /** Nothing. */
        FIXED,
        /** Add one port. */
        OPTIONAL,
        /** Add any number of ports. */
        EXTENDABLE,
        /** Change the type of the port. */
        EXCHANGEABLE
    }
}
