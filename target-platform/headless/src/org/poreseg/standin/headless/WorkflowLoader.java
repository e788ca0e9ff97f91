package org.poreseg.standin.headless;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.standin.headless.Scope.Border;
import org.poreseg.standin.headless.Scope.Connection;
import org.poreseg.standin.headless.WorkflowNode.Source;
import org.poreseg.standin.ui.NodeInstance;
import org.poreseg.standin.ui.ports.Port;

/** Reads a workflow as KNIME wrote it. */
final class WorkflowLoader {

    private static final String VIRTUAL = "org.knime.core.node.workflow.virtual.subnode.VirtualSubNode";

    private final NodeRepository m_repository;

    private final Console m_console;

    private final List<String> m_problems = new ArrayList<>();

    private final List<String> m_links = new ArrayList<>();

    private final List<WorkflowNode> m_nodes = new ArrayList<>();

    private final List<Scope> m_scopes = new ArrayList<>();

    WorkflowLoader(final NodeRepository repository, final Console console) {
        m_repository = repository;
        m_console = console;
    }

    /**
     * @param folder the folder of a workflow
     * @return the workflow; nodes that could not be loaded are among its problems
     * @throws IOException if a file of the workflow itself is missing or damaged
     * @throws InvalidSettingsException if such a file lacks something
     */
    Workflow load(final Path folder) throws IOException, InvalidSettingsException {
        final Scope root = new Scope(null, Scope.BORDER, false);
        load(root, folder.resolve(WorkflowFiles.WORKFLOW), "");
        for (final Scope scope : m_scopes) {
            checkConnections(scope);
        }
        m_nodes.forEach(this::connect);
        m_nodes.forEach(node -> node.scope().components().forEach(component -> node.waitFor(component.inputs())));
        m_nodes.forEach(this::waitForWholeComponents);
        return new Workflow(folder, inOrder(), root.ownVariables(), m_problems, m_links);
    }

    private void load(final Scope scope, final Path file, final String prefix)
        throws IOException, InvalidSettingsException {
        m_scopes.add(scope);
        final NodeSettings workflow = WorkflowFiles.read(file);
        if (workflow.containsKey("workflow_variables")) {
            loadVariables(scope, workflow.getNodeSettings("workflow_variables"));
        }
        final NodeSettings nodes = workflow.getNodeSettings("nodes");
        for (final String key : nodes.keySet()) {
            final NodeSettings node = nodes.getNodeSettings(key);
            final int id = node.getInt("id");
            final Path nodeFile = file.resolveSibling(node.getString("node_settings_file"));
            if (!node.getBoolean("node_is_meta")) {
                scope.put(id, loadNode(scope, nodeFile, prefix + id));
            } else if ("SubNode".equals(node.getString("node_type"))) {
                final Scope component = new Scope(scope, id, true);
                final NodeSettings settings = WorkflowFiles.read(nodeFile);
                loadLink(settings);
                load(component, nodeFile.resolveSibling(settings.getString("workflow-file")), prefix + id + ":0:");
                scope.put(id, component);
            } else {
                final Scope metanode = new Scope(scope, id, false);
                load(metanode, nodeFile, prefix + id + ":");
                scope.put(id, metanode);
            }
        }
        final NodeSettings connections = workflow.getNodeSettings("connections");
        for (final String key : connections.keySet()) {
            final NodeSettings connection = connections.getNodeSettings(key);
            scope.add(new Connection(connection.getInt("sourceID"), connection.getInt("sourcePort"),
                connection.getInt("destID"), connection.getInt("destPort")));
        }
    }

    private void loadLink(final NodeSettings component) throws InvalidSettingsException {
        final String template = "workflow_template_information";
        if (component.containsKey(template)
            && "Link".equals(component.getNodeSettings(template).getString("role", null))) {
            m_links.add(component.getNodeSettings(template).getString("sourceURI"));
        }
    }

    private void loadVariables(final Scope scope, final NodeSettingsRO variables) throws InvalidSettingsException {
        for (final String key : variables.keySet()) {
            final NodeSettingsRO variable = variables.getNodeSettings(key);
            final String name = variable.getString("name");
            final String type = variable.getString("class");
            switch (type) {
                case "STRING" -> put(scope, new FlowVariable(name, variable.getString("value")));
                case "INTEGER" -> put(scope, new FlowVariable(name, variable.getInt("value")));
                case "DOUBLE" -> put(scope, new FlowVariable(name, variable.getDouble("value")));
                default -> m_console.warn("The workflow variable '" + name + "' is of type " + type + " and left out");
            }
        }
    }

    private static void put(final Scope scope, final FlowVariable variable) {
        scope.ownVariables().put(variable.getName(), variable);
    }

    private Object loadNode(final Scope scope, final Path file, final String id)
        throws IOException, InvalidSettingsException {
        final NodeSettings settings = WorkflowFiles.read(file);
        final String factory = settings.getString("factory");
        if ((VIRTUAL + "InputNodeFactory").equals(factory)) {
            scope.setFilter(VariableFilter.load(settings.getNodeSettings("model")));
            return Border.INPUT;
        }
        if ((VIRTUAL + "OutputNodeFactory").equals(factory)) {
            return Border.OUTPUT;
        }
        final String name = settings.getString("name", settings.getString("node-name", factory));
        final String label = name + " #" + id;
        final Optional<NodeInstance> instance = instance(factory, settings, label);
        final var node = new WorkflowNode(id, name, file, settings, instance.orElse(null), scope);
        if (instance.isEmpty()) {
            node.fail("its class is not there");
        } else {
            loadSettings(node);
        }
        m_nodes.add(node);
        return node;
    }

    private Optional<NodeInstance> instance(final String factory, final NodeSettings settings, final String label) {
        final Optional<DefaultNodeFactory> found = m_repository.create(factory);
        if (found.isEmpty()) {
            problem(label, "the class " + factory + " is contributed by no installed extension (the workflow has it "
                + "from '" + settings.getString("node-bundle-name", "?") + "')");
            return Optional.empty();
        }
        try {
            final var instance = new NodeInstance(found.get());
            if (settings.containsKey("node_creation_config")) {
                instance.ports().load(settings.getNodeSettings("node_creation_config"));
            }
            instance.onWarning(NodeWorker.LOG::warn);
            return Optional.of(instance);
        } catch (IllegalStateException | InvalidSettingsException e) {
            problem(label, e.getMessage());
            return Optional.empty();
        }
    }

    private void loadSettings(final WorkflowNode node) {
        try {
            if (!node.settings().containsKey("flow_stack")) {
                throw new InvalidSettingsException("'flow_stack' is missing in settings.xml");
            }
            final NodeSettings model = node.settings().getNodeSettings("model");
            node.instance().loadSettings(model);
            node.setModel(model);
            if (node.settings().containsKey("view")) {
                node.instance().loadViewSettings(node.settings().getNodeSettings("view"));
            }
        } catch (InvalidSettingsException e) {
            // KNIME takes default settings for a node that was never configured, and says nothing about it
            if (!"IDLE".equals(node.settings().getString("state", "IDLE"))) {
                problem(node.label(), e.getMessage());
                node.fail("its settings could not be loaded");
            }
        }
    }

    private void problem(final String label, final String text) {
        m_problems.add(label + ": " + text);
    }

    private void checkConnections(final Scope scope) {
        for (final Connection connection : scope.connections()) {
            for (final int id : new int[]{connection.sourceId(), connection.destId()}) {
                if (id != Scope.BORDER && !scope.elements().containsKey(id)) {
                    m_problems.add("A connection leads to the node #" + id + ", which the workflow does not have");
                }
            }
            if (scope.elements().get(connection.destId()) instanceof WorkflowNode node && node.instance() != null
                && connection.destPort() > node.instance().ports().inputs().size()) {
                problem(node.label(), "a connection leads to input port " + connection.destPort()
                    + ", but it has only " + node.instance().ports().inputs().size());
            }
        }
    }

    private void connect(final WorkflowNode node) {
        final int idInScope = Integer.parseInt(node.id().substring(node.id().lastIndexOf(':') + 1));
        node.scope().source(idInScope, 0).ifPresent(source -> node.predecessors().add(source.node()));
        if (node.instance() == null) {
            return;
        }
        final List<Port> inputs = node.instance().ports().inputs();
        final List<Source> sources = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            // data ports start at 1
            final Source source = node.scope().source(idInScope, i + 1).orElse(null);
            if (source != null) {
                node.predecessors().add(source.node());
                checkType(node, inputs.get(i), source);
            }
            sources.add(source);
        }
        node.connect(sources);
    }

    /** A component gives nothing before all its nodes are executed. */
    private void waitForWholeComponents(final WorkflowNode node) {
        final List<Scope> around = node.scope().components();
        final Set<Scope> before = new LinkedHashSet<>();
        node.predecessors().forEach(source -> before.addAll(source.scope().components()));
        before.removeAll(around);
        m_nodes.stream().filter(other -> !Collections.disjoint(other.scope().components(), before))
            .forEach(node.predecessors()::add);
    }

    private void checkType(final WorkflowNode node, final Port input, final Source source) {
        if (source.node().instance() == null) {
            return;
        }
        final List<Port> outputs = source.node().instance().ports().outputs();
        if (source.port() < 0 || source.port() >= outputs.size()) {
            problem(node.label(), "input port '" + input.name() + "' is connected to output port "
                + (source.port() + 1) + " of " + source.node().label() + ", which has only " + outputs.size());
            node.fail("it is wrongly connected");
        } else if (!input.type().isSuperTypeOf(outputs.get(source.port()).type())) {
            problem(node.label(), "input port '" + input.name() + "' takes " + input.type().getName() + ", not "
                + outputs.get(source.port()).type().getName() + " of " + source.node().label());
            node.fail("it is wrongly connected");
        }
    }

    private List<WorkflowNode> inOrder() throws InvalidSettingsException {
        final Set<WorkflowNode> ordered = new LinkedHashSet<>();
        final List<WorkflowNode> waiting = new ArrayList<>(m_nodes);
        while (!waiting.isEmpty()) {
            final List<WorkflowNode> ready =
                waiting.stream().filter(node -> ordered.containsAll(node.predecessors())).toList();
            if (ready.isEmpty()) {
                throw new InvalidSettingsException("The nodes " + waiting + " are connected in a circle");
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return List.copyOf(ordered);
    }
}
