package org.poreseg.standin.ui;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.poreseg.standin.ui.ports.Ports;

/** What default settings may depend on: specs, but no data, as when a node is configured for the first time. */
record KnownInputs(Ports ports, PortObjectSpec[] specs) implements NodeParametersInput {

    @Override
    public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }
}
