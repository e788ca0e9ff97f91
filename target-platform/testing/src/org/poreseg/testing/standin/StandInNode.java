package org.poreseg.testing.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.NodeContext;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.WorkflowContext;
import org.poreseg.standin.core.port.PortObjects;
import org.poreseg.standin.ui.NodeInstance;
import org.poreseg.standin.ui.WatchedProgress;
import org.poreseg.standin.ui.settings.Parameters;
import org.poreseg.testing.NodeView;
import org.poreseg.testing.PlatformNode;

/** One node on the stand-in platform. */
final class StandInNode implements PlatformNode {

    private final NodeInstance m_node;

    private final Path m_folder;

    private final List<NodeStorage> m_storages = new ArrayList<>();

    private final ExecutionContext m_context;

    private Path m_workflowFolder;

    StandInNode(final DefaultNodeFactory factory, final Path folder, final Consumer<String> warnings) {
        m_node = new NodeInstance(factory);
        m_node.onWarning(warnings);
        m_folder = folder;
        m_workflowFolder = folder;
        m_context = context(progress(message -> {
            // tables made for the node are no work of the node
        }));
    }

    private ExecutionContext context(final NodeProgressMonitor progress) {
        return Contexts.executionContext(progress, newStorage());
    }

    private NodeStorage newStorage() {
        final var storage = new NodeStorage(m_folder.resolve("data-" + m_storages.size()));
        m_storages.add(storage);
        return storage;
    }

    /** Whatever a node does, it does in the context of its workflow. */
    private final class InContext implements AutoCloseable {

        InContext() {
            NodeContext.pushContext(new WorkflowContext(m_node.name(), m_workflowFolder, m_folder));
        }

        @Override
        public void close() {
            NodeContext.removeLastContext();
        }
    }

    @Override
    public ExecutionContext context() {
        return m_context;
    }

    @Override
    public void addPort(final String groupId, final PortType type) {
        m_node.ports().add(groupId, type);
    }

    @Override
    public int inputs() {
        return m_node.ports().inputs().size();
    }

    @Override
    public void workflowFolder(final Path folder) {
        m_workflowFolder = folder;
    }

    @Override
    public NodeSettings settings(final NodeParameters parameters) {
        return Parameters.toSettings(parameters);
    }

    @Override
    public NodeSettings defaultSettings(final PortObjectSpec[] inSpecs) {
        return Parameters.toSettings(m_node.parameters(inSpecs));
    }

    @Override
    public void loadSettings(final NodeSettings settings) throws InvalidSettingsException {
        try (var context = new InContext()) {
            m_node.loadSettings(settings);
        }
    }

    @Override
    public PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        try (var context = new InContext()) {
            return m_node.configure(inSpecs);
        }
    }

    @Override
    public NodeProgressMonitor progress(final Consumer<String> changed) {
        return new WatchedProgress(changed);
    }

    @Override
    public PortObject[] execute(final PortObject[] inputs, final NodeProgressMonitor progress)
        throws CanceledExecutionException, KNIMEException {
        try (var context = new InContext()) {
            return m_node.execute(inputs, context(progress));
        }
    }

    @Override
    public PortObject roundTrip(final PortObject object) throws IOException, CanceledExecutionException {
        try (var context = new InContext()) {
            return PortObjects.roundTrip(object, newStorage().folder(), m_context);
        }
    }

    @Override
    public NodeView view() {
        return StandInView.of(m_node.view(), m_node.internalObjects());
    }

    @Override
    public void close() {
        m_storages.forEach(NodeStorage::close);
    }
}
