package org.poreseg.standin.ui.ports;

import java.util.List;

import org.knime.core.node.port.PortType;

/**
 * A group of ports of a node: one port that always is there, or one that the user can add.
 *
 * @param id its name, under which a workflow stores what was added
 * @param input name and description of its inputs, null if it has only outputs
 * @param output name and description of its outputs, null if it has only inputs
 * @param fixedType the type of the port that always is there, null if it can be added
 * @param supportedTypes the types of the port that can be added
 */
public record PortGroup(String id, Label input, Label output, PortType fixedType, List<PortType> supportedTypes) {

    /**
     * Name and description of ports.
     *
     * @param name the name
     * @param description the description, as XML content
     */
    public record Label(String name, String description) {
    }

    boolean isFixed() {
        return fixedType != null;
    }
}
