package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.poreseg.standin.ui.ports.PortGroup.Label;
import org.poreseg.standin.ui.ports.PortGroup;

/** Collects what a node says about one group of ports. */
final class PortGroupBuilder implements RequireConfigurablePortMode, OptionalConfigurablePort {

    private Label m_label;

    private PortType m_fixedType;

    private List<PortType> m_supportedTypes = List.of();

    private PortGroupBuilder(final Function<RequirePortName, ConfigurablePort> group) {
        group.apply(name -> description -> {
            m_label = new Label(name, description);
            return this;
        });
    }

    /** Gathers groups in their order. */
    static final class Adder implements DynamicPortsAdder {

        private final List<PortGroup> m_groups = new ArrayList<>();

        List<PortGroup> groups() {
            return List.copyOf(m_groups);
        }

        @Override
        public DynamicPortsAdder addInputPortGroup(final String id,
            final Function<RequirePortName, ConfigurablePort> group) {
            final var said = new PortGroupBuilder(group);
            m_groups.add(new PortGroup(id, said.m_label, null, said.m_fixedType, said.m_supportedTypes));
            return this;
        }

        @Override
        public DynamicPortsAdder addOutputPortGroup(final String id,
            final Function<RequirePortName, ConfigurablePort> group) {
            final var said = new PortGroupBuilder(group);
            m_groups.add(new PortGroup(id, null, said.m_label, said.m_fixedType, said.m_supportedTypes));
            return this;
        }
    }

    @Override
    public FinalConfigurablePort fixed(final PortType type) {
        m_fixedType = type;
        return new FinalConfigurablePort();
    }

    @Override
    public RequireSupportedTypes<OptionalConfigurablePort> optional() {
        return types -> {
            m_supportedTypes = List.of(types);
            return this;
        };
    }
}
