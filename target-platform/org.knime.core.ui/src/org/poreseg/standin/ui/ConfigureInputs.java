package org.poreseg.standin.ui;

import java.util.Arrays;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.parameters.NodeParameters;

/** What there is when a node is configured. */
record ConfigureInputs(NodeInstance node, PortObjectSpec[] specs) implements ConfigureInput {

    @Override
    @SuppressWarnings("unchecked") // the caller knows the class
    public <S extends NodeParameters> S getParameters() {
        return (S)node.parameters(specs);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows the class
    public <S extends PortObjectSpec> S getInPortSpec(final int portIndex) {
        return (S)specs[portIndex];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(final int portIndex) {
        return (DataTableSpec)specs[portIndex];
    }
}
