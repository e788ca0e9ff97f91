package org.poreseg.standin.headless;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.poreseg.standin.headless.WorkflowNode.Source;
import org.poreseg.standin.headless.WorkflowNode.Status;
import org.poreseg.standin.ui.ports.Port;

/**
 * Configures a workflow as far as its inputs are known, then executes whatever can be executed: each node as soon as
 * those before it are done, whatever becomes of the others.
 */
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

    /** Configures all nodes whose inputs are known before execution. */
    void configure() {
        m_workflow.nodes().forEach(this::configure);
    }

    /** @return whether all nodes are executed */
    boolean run() {
        final long start = System.nanoTime();
        execute();
        final List<WorkflowNode> left =
            m_workflow.nodes().stream().filter(node -> node.status() != Status.EXECUTED).toList();
        reportLeft(left);
        m_console.info(String.format(Locale.ROOT, "%d of %d nodes executed in %.1f s",
            m_workflow.nodes().size() - left.size(), m_workflow.nodes().size(), (System.nanoTime() - start) / 1e9));
        return left.isEmpty();
    }

    /** One line for each reason. */
    private void reportLeft(final List<WorkflowNode> left) {
        final Map<String, List<String>> byReason = new LinkedHashMap<>();
        left.forEach(node -> byReason.computeIfAbsent(node.failure(), reason -> new ArrayList<>()).add(node.label()));
        byReason.forEach((reason, nodes) ->
            m_console.info("Not executed (" + reason + "): " + String.join(", ", nodes)));
    }

    /** Cancels all running nodes; no other is started. */
    void cancel() {
        m_canceled = true;
        m_worker.cancel();
    }

    /** A node that does not take what it is told before execution gets a second chance with the data. */
    private void configure(final WorkflowNode node) {
        if (node.status() != Status.WAITING || node.waitsForItsComponent()) {
            return;
        }
        final List<Port> inputs = node.instance().ports().inputs();
        final var specs = new PortObjectSpec[inputs.size()];
        for (int i = 0; i < specs.length; i++) {
            final Source source = node.sources().get(i);
            if (source == null) {
                node.fail("input port '" + inputs.get(i).name() + "' is not connected");
                return;
            }
            if (source.node().status() != Status.CONFIGURED && source.node().status() != Status.EXECUTED) {
                return;
            }
            specs[i] = source.node().outSpecs()[source.port()];
            if (specs[i] == null && BufferedDataTable.TYPE.equals(inputs.get(i).type())) {
                return;
            }
        }
        m_worker.configure(node, specs);
    }

    private void execute() {
        final ExecutorService threads =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try {
            final CompletionService<WorkflowNode> running = new ExecutorCompletionService<>(threads);
            final Set<WorkflowNode> waiting = new LinkedHashSet<>(m_workflow.nodes());
            waiting.removeIf(node -> node.status() == Status.EXECUTED);
            int started = start(waiting, running);
            while (started > 0) {
                running.take().get();
                started += start(waiting, running) - 1;
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

    /** The nodes are in order: what fails here has failed before those after it are looked at. */
    private int start(final Set<WorkflowNode> waiting, final CompletionService<WorkflowNode> running) {
        int started = 0;
        for (final WorkflowNode node : List.copyOf(waiting)) {
            if (node.predecessors().stream().anyMatch(before -> before.status() == Status.FAILED)) {
                node.fail("a node before it failed");
            } else if (m_canceled) {
                node.fail("cancelled");
            }
            if (node.status() == Status.FAILED) {
                waiting.remove(node);
            } else if (node.predecessors().stream().allMatch(before -> before.status() == Status.EXECUTED)) {
                waiting.remove(node);
                running.submit(() -> m_worker.execute(node), node);
                started++;
            }
        }
        return started;
    }
}
