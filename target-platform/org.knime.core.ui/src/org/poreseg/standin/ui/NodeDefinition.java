package org.poreseg.standin.ui;

import java.util.List;

import org.knime.core.node.NodeFactory.NodeType;
import org.poreseg.standin.ui.ports.PortGroup;

/**
 * All that a node says about itself.
 *
 * @param name its name
 * @param icon its image, relative to the factory class
 * @param shortDescription one sentence
 * @param fullDescription the description, as XML content
 * @param sinceVersion KNIME's version that first had it
 * @param ports its ports
 * @param model what it does
 * @param view what it shows, null if nothing
 * @param nodeType its kind, null if it is to be guessed
 * @param keywords what users may search for
 * @param links addresses with more about it
 */
public record NodeDefinition(String name, String icon, String shortDescription, String fullDescription,
    String sinceVersion, List<PortGroup> ports, ModelDefinition model, ViewDefinition view, NodeType nodeType,
    List<String> keywords, List<Link> links) {

    /**
     * An address.
     *
     * @param href the address
     * @param description what is there, as XML content
     */
    public record Link(String href, String description) {
    }
}
