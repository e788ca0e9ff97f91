package org.poreseg.pictures;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How nodes of a kind look.
 *
 * @param kind what they are for
 * @param icon the PNG in their middle
 * @param inputs their input ports, from the first that is no flow variable port of KNIME's own
 * @param outputs their output ports, likewise
 */
record NodeLook(NodeKind kind, Optional<Path> icon, List<PortKind> inputs, List<PortKind> outputs) {
}
