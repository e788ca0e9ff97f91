package org.poreseg.standin.ui.ports;

import org.knime.core.node.port.PortType;

/**
 * One port of a node.
 *
 * @param group the group it belongs to
 * @param name its name
 * @param type its type
 */
public record Port(String group, String name, PortType type) {
}
