package org.poreseg.standin.ui;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.standin.ui.ports.Port;
import org.poreseg.standin.ui.ports.Ports;
import org.poreseg.standin.ui.settings.Parameters;

/** One node of a workflow: it has settings and can be configured and executed, watched as strictly as KNIME does. */
public final class NodeInstance {

    private final NodeDefinition m_node;

    private final Ports m_ports;

    private NodeParameters m_parameters;

    private PortObjectSpec[] m_outSpecs;

    private PortObject[] m_internalObjects = {};

    private Consumer<String> m_warnings = warning -> {
        // nobody listens yet
    };

    /**
     * @param factory the node's factory
     * @throws IllegalStateException if KNIME could not make the node's description or ports
     */
    public NodeInstance(final DefaultNodeFactory factory) {
        m_node = NodeDefinitions.of(factory);
        NodeDescriptions.check(factory.getClass(), m_node);
        m_ports = new Ports(m_node.ports());
    }

    /** @return the node's name */
    public String name() {
        return m_node.name();
    }

    /** @return the node's ports */
    public Ports ports() {
        return m_ports;
    }

    /** @param warnings takes what configuring and executing warn about */
    public void onWarning(final Consumer<String> warnings) {
        m_warnings = warnings;
    }

    /**
     * Takes settings, after checking them.
     *
     * @param model the settings
     * @throws InvalidSettingsException if they are incomplete, unknown or unusable
     */
    public void loadSettings(final NodeSettingsRO model) throws InvalidSettingsException {
        if (m_node.model().parametersClass() == null) {
            if (!model.keySet().isEmpty()) {
                throw new InvalidSettingsException(
                    "The node has no settings, but the workflow has " + model.keySet() + " for it");
            }
            return;
        }
        final NodeParameters parameters = Parameters.load(m_node.model().parametersClass(), model);
        parameters.validate();
        m_parameters = parameters;
    }

    /**
     * Checks the view's settings.
     *
     * @param view the settings
     * @throws InvalidSettingsException if they are incomplete, unknown or unusable
     */
    public void loadViewSettings(final NodeSettingsRO view) throws InvalidSettingsException {
        if (m_node.view() != null && m_node.view().parametersClass() != null) {
            Parameters.load(m_node.view().parametersClass(), view).validate();
        }
    }

    /**
     * @param inSpecs what default settings may depend on, null where there is no spec
     * @return the settings, which become the default ones if none were loaded; null if the node has no settings
     */
    public NodeParameters parameters(final PortObjectSpec[] inSpecs) {
        if (m_parameters == null && m_node.model().parametersClass() != null) {
            m_parameters = Parameters.defaults(m_node.model().parametersClass(), new KnownInputs(m_ports, inSpecs));
        }
        return m_parameters;
    }

    /**
     * Checks inputs and settings.
     *
     * @param inSpecs the specs of the inputs, null where there is none yet
     * @return the specs of the outputs, null where one is not known before execution
     * @throws InvalidSettingsException if the node cannot be executed as it is
     */
    public PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        m_outSpecs = null;
        checkInSpecs(inSpecs);
        final var output = new Outputs(m_ports.outputs().size());
        m_node.model().configure().accept(new ConfigureInputs(this, inSpecs), output);
        output.checkSpecs(m_ports.outputs());
        output.warning().ifPresent(m_warnings);
        m_outSpecs = output.specs();
        return m_outSpecs.clone();
    }

    private void checkInSpecs(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final List<Port> inputs = m_ports.inputs();
        if (inSpecs.length != inputs.size()) {
            throw new IllegalStateException(inputs.size() + " inputs got " + inSpecs.length + " specs");
        }
        for (int i = 0; i < inSpecs.length; i++) {
            final Port input = inputs.get(i);
            if (inSpecs[i] != null && !input.type().acceptsPortObjectSpec(inSpecs[i])) {
                throw new InvalidSettingsException("Input port '" + input.name() + "' takes " + input.type().getName()
                    + ", but is given " + inSpecs[i].getClass().getSimpleName());
            }
        }
    }

    /**
     * Makes the outputs. The node has to be configured.
     *
     * @param inObjects the inputs
     * @param context makes tables, shows progress, knows whether the user asked to stop
     * @return the outputs
     * @throws CanceledExecutionException if the user asked to stop
     * @throws KNIMEException if the node failed; its message is for the user
     * @throws IllegalStateException if the node breaks one of KNIME's rules
     */
    public PortObject[] execute(final PortObject[] inObjects, final ExecutionContext context)
        throws CanceledExecutionException, KNIMEException {
        if (m_outSpecs == null) {
            throw new IllegalStateException("The node '" + name() + "' is not configured");
        }
        checkInObjects(inObjects);
        final var output = new Outputs(m_ports.outputs().size());
        m_node.model().execute().accept(new ExecuteInputs(this, inObjects, context), output);
        context.checkCanceled();
        output.checkObjects(m_ports.outputs(), m_outSpecs);
        output.warning().ifPresent(m_warnings);
        m_internalObjects = output.internalObjects();
        return output.objects();
    }

    private void checkInObjects(final PortObject[] inObjects) {
        final List<Port> inputs = m_ports.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).type().acceptsPortObject(inObjects[i])) {
                throw new IllegalStateException("Input port '" + inputs.get(i).name() + "' takes "
                    + inputs.get(i).type().getName() + ", but is given " + inObjects[i]);
            }
        }
    }

    /** @return what the node shows, null if it has no view */
    public ViewDefinition view() {
        return m_node.view();
    }

    /** @return what the last execution left for the view */
    public PortObject[] internalObjects() {
        return m_internalObjects.clone();
    }

    PortType[] outTypes() {
        return m_ports.outputs().stream().map(Port::type).toArray(PortType[]::new);
    }

    @Override
    public String toString() {
        return name() + Arrays.toString(outTypes());
    }
}
