package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireInputPortName;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.poreseg.standin.ui.ports.PortGroup.Label;
import org.poreseg.standin.ui.ports.PortGroup.Mode;
import org.poreseg.standin.ui.ports.PortGroup;

/** Collects what a node says about one group of ports. */
final class PortGroupBuilder
    implements RequireConfigurablePortMode, OptionalConfigurablePort, ExtendableConfigurablePort {

    private final String m_id;

    private Label m_input;

    private Label m_output;

    private Mode m_mode;

    private List<PortType> m_fixedTypes = List.of();

    private List<PortType> m_defaultTypes = List.of();

    private Predicate<PortType> m_supportedTypes = type -> false;

    private PortGroupBuilder(final String id) {
        m_id = id;
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
            final var builder = new PortGroupBuilder(id);
            group.apply(name -> description -> {
                builder.m_input = new Label(name, description);
                return builder;
            });
            m_groups.add(builder.build());
            return this;
        }

        @Override
        public DynamicPortsAdder addOutputPortGroup(final String id,
            final Function<RequirePortName, ConfigurablePort> group) {
            final var builder = new PortGroupBuilder(id);
            group.apply(name -> description -> {
                builder.m_output = new Label(name, description);
                return builder;
            });
            m_groups.add(builder.build());
            return this;
        }

        @Override
        public DynamicPortsAdder addInputAndOutputPortGroup(final String id,
            final Function<RequireInputPortName, ConfigurablePort> group) {
            final var builder = new PortGroupBuilder(id);
            group.apply(inName -> inDescription -> outName -> outDescription -> {
                builder.m_input = new Label(inName, inDescription);
                builder.m_output = new Label(outName, outDescription);
                return builder;
            });
            m_groups.add(builder.build());
            return this;
        }
    }

    private PortGroup build() {
        return new PortGroup(m_id, m_input, m_output, m_mode, m_fixedTypes, m_defaultTypes, m_supportedTypes);
    }

    @Override
    public FinalConfigurablePort fixed(final PortType type) {
        m_mode = Mode.FIXED;
        m_fixedTypes = List.of(type);
        return new FinalConfigurablePort();
    }

    @Override
    public RequireSupportedTypes<OptionalConfigurablePort> optional() {
        m_mode = Mode.OPTIONAL;
        return supportedTypes(this);
    }

    @Override
    public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
        m_mode = Mode.EXTENDABLE;
        return supportedTypes(this);
    }

    @Override
    public RequireSupportedTypes<FinalConfigurablePort> exchangable(final PortType defaultType) {
        m_mode = Mode.EXCHANGEABLE;
        m_defaultTypes = List.of(defaultType);
        return supportedTypes(new FinalConfigurablePort());
    }

    @Override
    public FinalConfigurablePort defaultPortType(final PortType defaultType) {
        m_defaultTypes = List.of(defaultType);
        return new FinalConfigurablePort();
    }

    @Override
    public ExtendableConfigurablePort fixedTypes(final PortType... types) {
        m_fixedTypes = List.of(types);
        return this;
    }

    @Override
    public ExtendableConfigurablePort defaultNonFixedTypes(final PortType... types) {
        m_defaultTypes = List.of(types);
        return this;
    }

    private <T> RequireSupportedTypes<T> supportedTypes(final T next) {
        return new RequireSupportedTypes<>() {

            @Override
            public T supportedTypes(final PortType... types) {
                return supportedTypes(type -> Stream.of(types).anyMatch(type::equals));
            }

            @Override
            public T supportedTypes(final Predicate<PortType> types) {
                m_supportedTypes = types;
                return next;
            }
        };
    }
}
