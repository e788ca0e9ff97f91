package org.poreseg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.util.FileUtil;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;

/** Runs one node in a test, as strictly as a workflow does. All data lives until the runner is closed. */
public final class NodeRunner implements AutoCloseable {

    private final PlatformNode m_node;

    private final Path m_temp;

    private final List<String> m_warnings = Collections.synchronizedList(new ArrayList<>());

    private final List<String> m_messages = Collections.synchronizedList(new ArrayList<>());

    private NodeSettings m_settings;

    private PortObject[] m_inputs;

    private PortObjectSpec[] m_inSpecs;

    private PortObject[] m_outputs;

    private double m_cancelAt = Double.NaN;

    private volatile NodeProgressMonitor m_progress;

    private volatile Thread m_worker;

    private NodeRunner(final DefaultNodeFactory factory) {
        try {
            m_temp = Files.createTempDirectory("node");
            m_node = NodePlatform.current().node(factory, m_temp, m_warnings::add);
            m_node.workflowFolder(Files.createDirectory(m_temp.resolve("workflow")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        m_progress = newProgress();
        resetInputs();
    }

    /**
     * @param factory a node's factory
     * @return runs the node
     * @throws IllegalStateException if KNIME could not make the node's description or ports
     */
    public static NodeRunner of(final DefaultNodeFactory factory) {
        return new NodeRunner(factory);
    }

    private NodeProgressMonitor newProgress() {
        return m_node.progress(message -> {
            m_messages.add(message);
            cancelIfDue();
        });
    }

    private void resetInputs() {
        final int ports = m_node.inputs();
        m_inputs = new PortObject[ports];
        m_inSpecs = new PortObjectSpec[ports];
    }

    /** @return makes tables, file stores and port objects to give to the node */
    public ExecutionContext context() {
        return m_node.context();
    }

    /**
     * Adds a port, as a user would. Forgets the inputs.
     *
     * @param groupId the group of ports
     * @param type the port's type
     * @return this
     */
    public NodeRunner addPort(final String groupId, final PortType type) {
        m_node.addPort(groupId, type);
        resetInputs();
        return this;
    }

    /**
     * @param folder what {@code knime://knime.workflow/} means; at first a new, empty folder
     * @return this
     */
    public NodeRunner workflowFolder(final Path folder) {
        m_node.workflowFolder(folder.toAbsolutePath());
        return this;
    }

    /**
     * @param parameters all settings
     * @return this
     */
    public NodeRunner parameters(final NodeParameters parameters) {
        m_settings = m_node.settings(parameters);
        return this;
    }

    /**
     * Changes one setting; the others keep their values, which at first are the default ones.
     *
     * @param path keys with slashes between them, such as {@code stacks/0/name}
     * @param value an int, long, double, boolean, text or enum constant; an empty {@link java.util.Optional}
     *            switches an optional setting off
     * @return this
     * @throws IllegalArgumentException if there is no such setting, or of another type
     */
    public NodeRunner set(final String path, final Object value) {
        final NodeSettings settings = settings();
        SettingsPath.set(settings, path, value);
        m_settings = settings;
        return this;
    }

    /**
     * @param port an input, starting at 0
     * @param object its object
     * @return this
     */
    public NodeRunner input(final int port, final PortObject object) {
        m_inputs[port] = object;
        m_inSpecs[port] = object == null ? null : object.getSpec();
        return this;
    }

    /**
     * @param port an input, starting at 0
     * @param spec its spec, null if there is none yet
     * @return this
     */
    public NodeRunner inputSpec(final int port, final PortObjectSpec spec) {
        m_inputs[port] = null;
        m_inSpecs[port] = spec;
        return this;
    }

    /**
     * Cancels the next executions.
     *
     * @param fraction the progress at which to cancel, 0 to cancel before the node starts
     * @return this
     */
    public NodeRunner cancelAt(final double fraction) {
        m_cancelAt = fraction;
        return this;
    }

    /** Cancels the execution, as a user would: may be called by any thread. */
    public void cancel() {
        m_progress.setExecuteCanceled();
        final Thread worker = m_worker;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** @return the settings as a workflow would store them now */
    public NodeSettings settings() {
        if (m_settings != null) {
            return m_settings;
        }
        return m_node.defaultSettings(m_inSpecs);
    }

    /**
     * Loads settings as a workflow does, and checks them.
     *
     * @param settings what a workflow stores of them
     * @throws InvalidSettingsException if they are incomplete, unknown or unusable
     */
    public void load(final NodeSettings settings) throws InvalidSettingsException {
        m_node.loadSettings(settings);
        m_settings = settings;
    }

    /**
     * Loads the settings and configures the node.
     *
     * @return the specs of the outputs, null where one is not known before execution
     * @throws InvalidSettingsException if the node cannot be executed as it is
     */
    public PortObjectSpec[] configure() throws InvalidSettingsException {
        if (m_settings != null) {
            m_node.loadSettings(m_settings);
        }
        return m_node.configure(m_inSpecs.clone());
    }

    /**
     * Loads the settings, configures the node and executes it.
     *
     * @return the outputs
     * @throws InvalidSettingsException if the node cannot be executed as it is
     * @throws KNIMEException if the node failed
     * @throws CanceledExecutionException if it was cancelled
     * @throws IllegalStateException if the node breaks one of KNIME's rules
     */
    public PortObject[] execute() throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        for (int i = 0; i < m_inputs.length; i++) {
            if (m_inputs[i] == null) {
                throw new IllegalArgumentException("Input " + i + " has no object");
            }
        }
        configure();
        m_worker = Thread.currentThread();
        m_progress = newProgress();
        cancelIfDue();
        try {
            m_outputs = m_node.execute(m_inputs.clone(), m_progress);
            return m_outputs.clone();
        } finally {
            m_worker = null;
            Thread.interrupted(); // a cancelled node leaves the flag set; it must not hit the test
        }
    }

    private void cancelIfDue() {
        final Double progress = m_progress.getProgress();
        if ((progress == null ? 0 : progress) >= m_cancelAt) {
            cancel();
        }
    }

    /**
     * @param port an output that is a table, starting at 0
     * @return what the last execution made
     */
    public BufferedDataTable table(final int port) {
        return (BufferedDataTable)m_outputs[port];
    }

    /**
     * @param object a port object
     * @return what comes of it when it is written and read again, file stores included
     */
    public PortObject roundTrip(final PortObject object) {
        try {
            return m_node.roundTrip(object);
        } catch (IOException | CanceledExecutionException e) {
            throw new IllegalStateException("The port object does not survive saving: " + e.getMessage(), e);
        }
    }

    /** @return the warnings since the runner was made, in their order */
    public List<String> warnings() {
        return List.copyOf(m_warnings);
    }

    /** @return the progress messages since the runner was made, in their order */
    public List<String> messages() {
        return List.copyOf(m_messages);
    }

    /** @return the view after the last execution */
    public NodeView view() {
        return m_node.view();
    }

    @Override
    public void close() {
        m_node.close();
        FileUtil.deleteRecursively(m_temp.toFile());
    }
}
