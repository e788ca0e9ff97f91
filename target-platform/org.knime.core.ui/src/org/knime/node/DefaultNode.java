package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.poreseg.standin.ui.NodeDefinition.Link;
import org.poreseg.standin.ui.NodeDefinition;

/** What a node is: its descriptions, ports, model and view. */
public final class DefaultNode implements FluentNodeAPI {

    private final Builder m_builder;

    private final DefaultModel m_model;

    private final List<Link> m_links = new ArrayList<>();

    private DefaultView m_view;

    private NodeType m_nodeType;

    private String[] m_keywords = {};

    private DefaultNode(final Builder builder, final DefaultModel model) {
        m_builder = builder;
        m_model = model;
    }

    /** @return asks for the name */
    public static RequireName create() {
        return name -> icon -> shortDescription -> fullDescription -> (major, minor, patch) -> new Builder(name, icon,
            shortDescription, fullDescription, major + "." + minor + "." + patch);
    }

    NodeDefinition definition() {
        return new NodeDefinition(m_builder.name(), m_builder.icon(), m_builder.shortDescription(),
            m_builder.fullDescription(), m_builder.sinceVersion(), m_builder.groups().groups(), m_model.definition(),
            m_view == null ? null : m_view.definition(), m_nodeType, List.of(m_keywords), List.copyOf(m_links));
    }

    /**
     * @param view describes the view
     * @return this
     */
    public DefaultNode addView(final Function<DefaultView.RequireViewParameters, DefaultView> view) {
        m_view = view.apply(DefaultView.create());
        return this;
    }

    /**
     * @param nodeType the kind of node
     * @return this
     */
    public DefaultNode nodeType(final NodeType nodeType) {
        m_nodeType = nodeType;
        return this;
    }

    /**
     * @param keywords what users may search for
     * @return this
     */
    public DefaultNode keywords(final String... keywords) {
        m_keywords = keywords;
        return this;
    }

    /** Asks for the name. */
    public interface RequireName {

        /**
         * @param name the node's name
         * @return asks for the icon
         */
        RequireIcon name(String name);
    }

    /** Asks for the icon. */
    public interface RequireIcon {

        /**
         * @param relativePath the image, relative to the factory class
         * @return asks for the short description
         */
        RequireShortDescription icon(String relativePath);
    }

    /** Asks for the short description. */
    public interface RequireShortDescription {

        /**
         * @param shortDescription one sentence
         * @return asks for the full description
         */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** Asks for the full description. */
    public interface RequireFullDescription {

        /**
         * @param fullDescription the description, as XML content
         * @return asks for the version
         */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Asks for the version. */
    public interface RequireSinceVersion {

        /**
         * @param major KNIME's version that first had the node
         * @param minor its second part
         * @param revision its third part
         * @return asks for the ports
         */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Asks for the model. */
    public interface RequireModel {

        /**
         * @param model describes the model
         * @return the node, to which more can be added
         */
        DefaultNode model(Function<DefaultModel.RequireModelParameters, DefaultModel> model);
    }

    /** What is known before the ports. */
    private record Builder(String name, String icon, String shortDescription, String fullDescription,
        String sinceVersion, PortGroupBuilder.Adder groups) implements RequirePorts, RequireModel {

        Builder(final String name, final String icon, final String shortDescription, final String fullDescription,
            final String sinceVersion) {
            this(name, icon, shortDescription, fullDescription, sinceVersion, new PortGroupBuilder.Adder());
        }

        @Override
        public RequireModel dynamicPorts(final Consumer<DynamicPortsAdder> portsAdder) {
            portsAdder.accept(groups);
            return this;
        }

        @Override
        public DefaultNode model(final Function<DefaultModel.RequireModelParameters, DefaultModel> model) {
            return new DefaultNode(this, model.apply(DefaultModel.create()));
        }
    }
}
