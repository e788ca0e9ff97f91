package org.poreseg.standin.ui;

import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.poreseg.standin.ui.ports.Port;

/** Takes what comes of configuring or executing, and checks it. */
final class Outputs implements ConfigureOutput, ExecuteOutput {

    private PortObjectSpec[] m_specs;

    private PortObject[] m_objects;

    private PortObject[] m_internalObjects = {};

    private String m_warning;

    Outputs(final int numberOfPorts) {
        m_specs = new PortObjectSpec[numberOfPorts];
        m_objects = new PortObject[numberOfPorts];
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
        m_specs = checkLength(specs, m_specs.length).clone();
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(final int portIndex, final S spec) {
        m_specs[portIndex] = spec;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> void setOutData(final D... data) {
        m_objects = checkLength(data, m_objects.length).clone();
    }

    @Override
    public <D extends PortObject> void setOutData(final int portIndex, final D data) {
        m_objects[portIndex] = data;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> void setInternalData(final D... internalData) {
        m_internalObjects = internalData.clone();
    }

    @Override
    public void setWarningMessage(final String message) {
        m_warning = message;
    }

    private static <T> T[] checkLength(final T[] given, final int expected) {
        if (given.length != expected) {
            throw new IllegalStateException(
                "The node has " + expected + " outputs, but sets " + given.length + " at once");
        }
        return given;
    }

    PortObjectSpec[] specs() {
        // an array of the right class, whatever class of array the node gave
        final var specs = new PortObjectSpec[m_specs.length];
        System.arraycopy(m_specs, 0, specs, 0, specs.length);
        return specs;
    }

    PortObject[] objects() {
        final var objects = new PortObject[m_objects.length];
        System.arraycopy(m_objects, 0, objects, 0, objects.length);
        return objects;
    }

    PortObject[] internalObjects() {
        return m_internalObjects;
    }

    Optional<String> warning() {
        return Optional.ofNullable(m_warning);
    }

    void checkSpecs(final List<Port> ports) {
        for (int i = 0; i < ports.size(); i++) {
            if (m_specs[i] != null && !ports.get(i).type().acceptsPortObjectSpec(m_specs[i])) {
                throw new IllegalStateException("The spec that configure gives for output port '" + ports.get(i).name()
                    + "' is " + m_specs[i].getClass().getName() + ", not one of " + ports.get(i).type().getName());
            }
        }
    }

    void checkObjects(final List<Port> ports, final PortObjectSpec[] configured) {
        for (int i = 0; i < ports.size(); i++) {
            final String port = "output port '" + ports.get(i).name() + "'";
            if (m_objects[i] == null) {
                throw new IllegalStateException("Execution gives nothing at " + port);
            }
            if (!ports.get(i).type().acceptsPortObject(m_objects[i])) {
                throw new IllegalStateException("Execution gives " + m_objects[i].getClass().getName() + " at " + port
                    + ", which takes " + ports.get(i).type().getName());
            }
            if (m_objects[i] instanceof BufferedDataTable table && configured[i] != null
                && !table.getDataTableSpec().equalStructure((DataTableSpec)configured[i])) {
                throw new IllegalStateException("The table at " + port + " has the columns " + table.getDataTableSpec()
                    + ", but configure announced " + configured[i]);
            }
        }
        for (final PortObject internal : m_internalObjects) {
            if (internal == null) {
                throw new IllegalStateException("Execution leaves null for the view");
            }
        }
    }
}
