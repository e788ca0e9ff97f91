package org.poreseg.standin.ui;

import java.util.Arrays;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.parameters.NodeParameters;

/** What there is when a node is executed. */
record ExecuteInputs(NodeInstance node, PortObject[] objects, ExecutionContext context) implements ExecuteInput {

    @Override
    @SuppressWarnings("unchecked") // the caller knows the class
    public <S extends NodeParameters> S getParameters() {
        return (S)node.parameters(Arrays.stream(objects).map(PortObject::getSpec).toArray(PortObjectSpec[]::new));
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows the class
    public <D extends PortObject> D getInPortObject(final int portIndex) {
        return (D)objects[portIndex];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(final int portIndex) {
        return (BufferedDataTable)objects[portIndex];
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return context;
    }
}
