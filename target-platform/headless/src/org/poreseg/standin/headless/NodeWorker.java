package org.poreseg.standin.headless;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.NodeContext;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.WorkflowContext;
import org.poreseg.standin.core.port.PortObjects;
import org.poreseg.standin.headless.WorkflowNode.Source;
import org.poreseg.standin.headless.WorkflowNode.Status;
import org.poreseg.standin.ui.WatchedProgress;
import org.poreseg.standin.ui.settings.Parameters;

/** Configures and executes single nodes of a workflow. */
final class NodeWorker {

    /** Whatever KNIME says of a node, it says by this. */
    static final NodeLogger LOG = NodeLogger.getLogger("org.knime.core.node.Node");

    private static final int SHORTEST_MESSAGE = 5;

    private final Workflow m_workflow;

    private final Console m_console;

    private final Path m_temp;

    /** What is being executed, and by which thread. */
    private final Map<WatchedProgress, Thread> m_running = new ConcurrentHashMap<>();

    private volatile boolean m_canceled;

    NodeWorker(final Workflow workflow, final Console console, final Path temp) {
        m_workflow = workflow;
        m_console = console;
        m_temp = temp;
    }

    void cancel() {
        m_canceled = true;
        m_running.forEach(NodeWorker::cancel);
    }

    private static void cancel(final WatchedProgress progress, final Thread thread) {
        progress.setExecuteCanceled();
        thread.interrupt();
    }

    /** @return whether the node can be executed; if not, the log says why */
    boolean configure(final WorkflowNode node, final PortObjectSpec[] specs) {
        pushContext(node);
        try {
            node.configured(configured(node, specs));
            return true;
        } catch (InvalidSettingsException e) { // NOSONAR: the message is for the user
            LOG.warn(e.getMessage());
            node.unconfigured(e.getMessage());
        } catch (RuntimeException e) {
            final String failure = "Configure failed (" + e.getClass().getSimpleName() + "): " + e.getMessage();
            LOG.error(failure, e);
            node.unconfigured(failure);
        } finally {
            NodeContext.removeLastContext();
        }
        return false;
    }

    private PortObjectSpec[] configured(final WorkflowNode node, final PortObjectSpec[] specs)
        throws InvalidSettingsException {
        if (ControlledSettings.isControlled(node)) {
            final NodeSettings base =
                node.model() == null ? Parameters.toSettings(node.instance().parameters(specs)) : node.model();
            node.instance().loadSettings(ControlledSettings.of(node, base, m_console));
        }
        return node.instance().configure(specs);
    }

    private void pushContext(final WorkflowNode node) {
        NodeContext.pushContext(new WorkflowContext(node.nameWithId(), m_workflow.folder(), m_temp));
    }

    void execute(final WorkflowNode node) {
        final String threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("KNIME-Worker-" + node.nameWithId());
        pushContext(node);
        try {
            final PortObject[] inputs = inputs(node);
            // now that the data is there: it may tell more than before, such as the values that occur
            if (configure(node, Arrays.stream(inputs).map(PortObject::getSpec).toArray(PortObjectSpec[]::new))) {
                execute(node, inputs);
            } else {
                node.fail(node.failure());
            }
        } finally {
            NodeContext.removeLastContext();
            Thread.currentThread().setName(threadName);
        }
    }

    private void execute(final WorkflowNode node, final PortObject[] inputs) {
        final long start = System.nanoTime();
        final var progress = new WatchedProgress[1];
        progress[0] = new WatchedProgress(message -> m_console.progress(node.label(),
            Objects.requireNonNullElse(progress[0].getProgress(), 0.0), message));
        m_running.put(progress[0], Thread.currentThread());
        if (m_canceled) {
            cancel(progress[0], Thread.currentThread());
        }
        final var storage = new NodeStorage(m_temp.resolve("nodes").resolve(node.id().replace(':', '_')));
        try {
            final ExecutionContext context = Contexts.executionContext(progress[0], storage);
            final PortObject[] outputs = node.instance().execute(inputs, context);
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = PortObjects.roundTrip(outputs[i], storage.folder().resolve("port_" + (i + 1)), context);
            }
            node.executed(outputs, storage);
            reportExecuted(node, System.nanoTime() - start);
        } catch (CanceledExecutionException e) { // NOSONAR: the user knows
            LOG.warn("Execution canceled");
            node.fail("cancelled");
        } catch (KNIMEException e) {
            fail(node, e.getKNIMEMessage().toLogPrintable(), e);
        } catch (Throwable e) { // NOSONAR: a node must not take the others down with it
            fail(node, "Execute failed: " + text(e), e);
        } finally {
            if (node.status() != Status.EXECUTED) {
                storage.close();
            }
            m_running.remove(progress[0]);
            Thread.interrupted(); // left set when the node was cancelled
        }
    }

    private static PortObject[] inputs(final WorkflowNode node) {
        final var inputs = new PortObject[node.sources().size()];
        for (int i = 0; i < inputs.length; i++) {
            final Source source = node.sources().get(i);
            inputs[i] = source.node().outObjects()[source.port()];
        }
        return inputs;
    }

    private void reportExecuted(final WorkflowNode node, final long nanos) {
        LOG.info(node.nameWithId() + " End execute (" + nanos / 1_000_000_000 + " secs)");
        m_console.info(String.format(Locale.ROOT, "%s: executed in %.1f s", node.label(), nanos / 1e9));
    }

    private static void fail(final WorkflowNode node, final String failure, final Throwable thrown) {
        LOG.error(failure, thrown);
        node.fail(failure);
    }

    /** A message that is too short to say anything is shown with the class of what was thrown. */
    private static String text(final Throwable thrown) {
        final String message = thrown.getMessage();
        return message != null && message.length() >= SHORTEST_MESSAGE ? message
            : "(\"" + thrown.getClass().getSimpleName() + "\"): " + message;
    }
}
