package org.poreseg.testing.knime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.SingleNodeContainer.MemoryPolicy;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.testing.NodeView;
import org.poreseg.testing.PlatformNode;

/**
 * One node in a workflow of its own. It is configured and executed here, not by the workflow, so that a test sees the
 * node's own exceptions.
 */
final class KnimeNode implements PlatformNode {

    private static final String MODEL = "model";

    private final DefaultNodeFactory m_factory;

    private final Consumer<String> m_warnings;

    private final ModifiableNodeCreationConfiguration m_creation;

    private final List<WorkflowManager> m_projects = new ArrayList<>();

    private final List<WriteFileStoreHandler> m_fileStores = new ArrayList<>();

    private boolean m_silent;

    private Path m_workflowFolder;

    private NativeNodeContainer m_container;

    private ExecutionContext m_context;

    KnimeNode(final DefaultNodeFactory factory, final Path folder, final Consumer<String> warnings) {
        m_factory = factory;
        m_warnings = warnings;
        m_creation = factory.createNodeCreationConfig();
        m_workflowFolder = folder;
        create();
        m_context = context(progress(message -> {
            // tables made for the node are no work of the node
        }));
    }

    /** Puts the node, as it is to be now, into a new workflow: neither ports nor a workflow's folder can be changed. */
    private void create() {
        final WorkflowManager project = Projects.create(m_workflowFolder);
        m_projects.add(project);
        m_container = (NativeNodeContainer)project
            .getNodeContainer(project.addNodeAndApplyContext(m_factory, m_creation.copy(), -1));
        m_container.getNodeModel().addWarningListener(this::warn);
    }

    private void warn(final Message warning) {
        if (warning != null && !m_silent) {
            m_warnings.accept(warning.getSummary());
        }
    }

    private Node node() {
        return m_container.getNode();
    }

    private ExecutionContext context(final NodeProgressMonitor progress) {
        final var repository = m_projects.get(0).getWorkflowDataRepository();
        final var fileStores = new WriteFileStoreHandler("test", UUID.randomUUID());
        fileStores.addToRepository(repository);
        m_fileStores.add(fileStores);
        node().setFileStoreHandler(fileStores);
        final var context = new ExecutionContext(progress, node(), MemoryPolicy.CacheSmallInMemory, repository);
        fileStores.open(context);
        return context;
    }

    private <T> T inContext(final Callable<T> work) throws Exception { // NOSONAR: what work throws
        NodeContext.pushContext(m_container);
        try {
            return work.call();
        } finally {
            NodeContext.removeLastContext();
        }
    }

    @Override
    public ExecutionContext context() {
        return m_context;
    }

    @Override
    public void addPort(final String groupId, final PortType type) {
        final var groups = m_creation.getPortConfig().orElseThrow().getExtendablePorts();
        if (!groups.containsKey(groupId)) {
            throw new IllegalArgumentException(
                "There is no group of ports '" + groupId + "' to be extended, only " + groups.keySet());
        }
        groups.get(groupId).addPort(type);
        create();
    }

    @Override
    public int inputs() {
        return m_container.getNrInPorts() - 1;
    }

    @Override
    public void workflowFolder(final Path folder) {
        m_workflowFolder = folder;
        create();
    }

    @Override
    public NodeSettings settings(final NodeParameters parameters) {
        final var settings = new NodeSettings(MODEL);
        NodeParametersUtil.saveSettings(parameters.getClass(), parameters, settings);
        return settings;
    }

    /** The model makes them when it is configured for the first time, and keeps them then. */
    @Override
    public NodeSettings defaultSettings(final PortObjectSpec[] inSpecs) {
        m_silent = true;
        try {
            configure(inSpecs);
        } catch (InvalidSettingsException | RuntimeException e) { // NOSONAR: they have been made all the same
        } finally {
            m_silent = false;
        }
        final var settings = new NodeSettings(MODEL);
        node().saveModelSettingsTo(settings);
        return settings;
    }

    @Override
    public void loadSettings(final NodeSettings settings) throws InvalidSettingsException {
        try {
            inContext(() -> {
                node().validateModelSettings(settings);
                node().loadModelSettingsFrom(settings);
                return null;
            });
        } catch (InvalidSettingsException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // NOSONAR: neither of the two throws anything else
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        try {
            return inContext(() -> node().invokeNodeModelConfigure(inSpecs));
        } catch (InvalidSettingsException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // NOSONAR: configuring throws nothing else
            throw new IllegalStateException(e);
        }
    }

    @Override
    public NodeProgressMonitor progress(final Consumer<String> changed) {
        return new Progress(changed);
    }

    @Override
    public PortObject[] execute(final PortObject[] inputs, final NodeProgressMonitor progress)
        throws CanceledExecutionException, KNIMEException {
        try {
            final ExecutionContext context = context(progress);
            final PortObject[] outputs = inContext(() -> node().invokeNodeModelExecute(context, inputs));
            context.checkCanceled();
            return outputs;
        } catch (CanceledExecutionException | KNIMEException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // NOSONAR: nodes throw nothing else, but KNIME does where they break its rules
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PortObject roundTrip(final PortObject object) throws IOException, CanceledExecutionException {
        final var bytes = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(object, bytes, m_context);
        return PortUtil.readObjectFromStream(new ByteArrayInputStream(bytes.toByteArray()), m_context);
    }

    @Override
    public NodeView view() {
        return new KnimeView(m_factory, m_container);
    }

    @Override
    public void close() {
        m_projects.forEach(Projects::remove);
        m_fileStores.forEach(WriteFileStoreHandler::clearAndDispose);
    }
}
