package org.poreseg.standin.headless;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.poreseg.standin.headless.WorkflowNode.Source;
import org.poreseg.standin.headless.WorkflowNode.Status;
import org.poreseg.standin.ui.ports.Port;

/** Configures a whole workflow, then executes it: each node as soon as those before it are done. */
final class Execution {

    private final Workflow m_workflow;

    private final Console m_console;

    private final NodeWorker m_worker;

    private volatile boolean m_canceled;

    Execution(final Workflow workflow, final Console console, final Path temp) {
        m_workflow = workflow;
        m_console = console;
        m_worker = new NodeWorker(workflow, console, temp);
    }

    /** @return whether all nodes are executed */
    boolean run() {
        final long start = System.nanoTime();
        m_workflow.nodes().forEach(this::configure);
        stopConnected();
        execute();
        final List<WorkflowNode> left =
            m_workflow.nodes().stream().filter(node -> node.status() != Status.EXECUTED).toList();
        reportLeft(left);
        m_console.info(String.format(Locale.ROOT, "%d of %d nodes executed in %.1f s",
            m_workflow.nodes().size() - left.size(), m_workflow.nodes().size(), (System.nanoTime() - start) / 1e9));
        return left.isEmpty();
    }

    /** One line for each reason: what made a node fail was told when it did, and is not repeated for those after it. */
    private void reportLeft(final List<WorkflowNode> left) {
        final Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (final WorkflowNode node : left) {
            if (!m_console.hasReported(node.label() + ": " + node.failure())) {
                byReason.computeIfAbsent(Objects.requireNonNullElse(node.failure(), "its input is not known"),
                    reason -> new ArrayList<>()).add(node.label());
            }
        }
        byReason.forEach((reason, nodes) ->
            m_console.error("Not executed (" + reason + "): " + String.join(", ", nodes)));
    }

    /** Cancels all running nodes; no other is started. */
    void cancel() {
        m_canceled = true;
        m_worker.cancel();
    }

    private void configure(final WorkflowNode node) {
        if (node.status() == Status.FAILED) {
            return;
        }
        final List<Port> inputs = node.instance().ports().inputs();
        final var specs = new PortObjectSpec[inputs.size()];
        for (int i = 0; i < specs.length; i++) {
            final Source source = node.sources().get(i);
            if (source == null) {
                fail(node, "input port '" + inputs.get(i).name() + "' is not connected");
                return;
            }
            if (source.node().status() != Status.CONFIGURED) {
                return;
            }
            specs[i] = source.node().outSpecs()[source.port()];
            if (specs[i] == null && BufferedDataTable.TYPE.equals(inputs.get(i).type())) {
                return;
            }
        }
        try {
            node.configured(m_worker.configure(node, specs));
        } catch (InvalidSettingsException e) { // NOSONAR: the message is for the user
            fail(node, e.getMessage());
        } catch (RuntimeException e) {
            e.printStackTrace(m_console.stream());
            fail(node, "configure failed: " + e);
        }
    }

    private void fail(final WorkflowNode node, final String failure) {
        m_console.error(node.label() + ": " + failure);
        node.fail(failure);
    }

    /** A node that cannot be executed stops all that is connected to it: the work of hours would be for nothing. */
    private void stopConnected() {
        final Deque<WorkflowNode> spreading = new ArrayDeque<>();
        final Set<WorkflowNode> stopped = new HashSet<>();
        m_workflow.nodes().stream().filter(node -> node.status() == Status.FAILED).forEach(spreading::add);
        while (!spreading.isEmpty()) {
            final WorkflowNode node = spreading.remove();
            if (stopped.add(node)) {
                spreading.addAll(node.predecessors());
                spreading.addAll(successors(node));
                if (node.status() != Status.FAILED) {
                    node.fail("a node connected to it cannot be executed");
                }
            }
        }
    }

    private Collection<WorkflowNode> successors(final WorkflowNode node) {
        return m_workflow.nodes().stream().filter(other -> other.predecessors().contains(node)).toList();
    }

    private void execute() {
        final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), task -> new Thread(task, "node"));
        try {
            final CompletionService<WorkflowNode> running = new ExecutorCompletionService<>(threads);
            final Set<WorkflowNode> waiting = new LinkedHashSet<>(m_workflow.nodes());
            waiting.removeIf(node -> node.status() == Status.FAILED);
            int started = start(waiting, running);
            while (started > 0) {
                final WorkflowNode done = running.take().get();
                started += start(waiting, running) - 1;
                if (done.status() == Status.FAILED) {
                    waiting.removeIf(node -> node.status() == Status.FAILED);
                }
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private int start(final Set<WorkflowNode> waiting, final CompletionService<WorkflowNode> running) {
        final List<WorkflowNode> ready = new ArrayList<>();
        for (final WorkflowNode node : waiting) {
            if (node.predecessors().stream().allMatch(before -> before.status() == Status.EXECUTED)) {
                ready.add(node);
            } else if (node.predecessors().stream().anyMatch(before -> before.status() == Status.FAILED)) {
                node.fail("a node before it failed");
            }
        }
        if (m_canceled) {
            ready.forEach(node -> node.fail("cancelled"));
            ready.clear();
        }
        waiting.removeAll(ready);
        ready.forEach(node -> running.submit(() -> m_worker.execute(node), node));
        return ready.size();
    }
}
