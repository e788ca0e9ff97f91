package org.poreseg.standin.headless;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.ui.NodeInstance;

/** A node of a workflow, and how far it is executed. */
final class WorkflowNode {

    /** How far a node is. */
    enum Status {
        /** Not configured: its inputs are not known before others are executed. */
        WAITING,
        /** Ready to be executed. */
        CONFIGURED,
        /** It cannot be executed. */
        FAILED,
        /** It has been executed. */
        EXECUTED
    }

    /**
     * Where an input comes from.
     *
     * @param node the node
     * @param port its output, starting at 0; -1 is the flow variable port
     */
    record Source(WorkflowNode node, int port) {
    }

    private final String m_id;

    private final String m_name;

    private final Path m_file;

    private final NodeSettings m_settings;

    private final NodeInstance m_instance;

    private final Scope m_scope;

    private final Set<WorkflowNode> m_predecessors = new LinkedHashSet<>();

    private boolean m_waitsForItsComponent;

    private NodeSettings m_model;

    private List<Source> m_sources = List.of();

    private PortObjectSpec[] m_outSpecs;

    private PortObject[] m_outObjects;

    private NodeStorage m_storage;

    private Status m_status = Status.WAITING;

    private String m_failure = "its input is not known";

    /**
     * @param id its id, such as {@code 3} or, inside of node 3, {@code 3:1}
     * @param name its name
     * @param file its settings file
     * @param settings what stands there
     * @param instance the node itself, null if its class is missing
     * @param scope the workflow, metanode or component it is in
     */
    WorkflowNode(final String id, final String name, final Path file, final NodeSettings settings,
        final NodeInstance instance, final Scope scope) {
        m_id = id;
        m_name = name;
        m_file = file;
        m_settings = settings;
        m_instance = instance;
        m_scope = scope;
    }

    String id() {
        return m_id;
    }

    /** @return name and id as KNIME has them: the workflow itself has an id too */
    String nameWithId() {
        return m_name + " 2:" + m_id;
    }

    /** @return whether it cannot be configured before others are executed: a component waits for all its inputs */
    boolean waitsForItsComponent() {
        return m_waitsForItsComponent;
    }

    /** @param inputs the nodes that give its component something */
    void waitFor(final Set<WorkflowNode> inputs) {
        m_waitsForItsComponent |= !inputs.isEmpty();
        m_predecessors.addAll(inputs);
    }

    /** @return name and id, for messages */
    String label() {
        return m_name + " #" + m_id;
    }

    Path file() {
        return m_file;
    }

    NodeSettings settings() {
        return m_settings;
    }

    NodeInstance instance() {
        return m_instance;
    }

    Scope scope() {
        return m_scope;
    }

    /** @return the settings without the changes that flow variables make, null for the default ones */
    NodeSettings model() {
        return m_model;
    }

    void setModel(final NodeSettings model) {
        m_model = model;
    }

    /** @return whether it was saved executed */
    boolean wasExecuted() {
        return "EXECUTED".equals(m_settings.getString("state", ""));
    }

    /** @return where each input comes from, null where nothing is connected */
    List<Source> sources() {
        return m_sources;
    }

    void connect(final List<Source> sources) {
        m_sources = sources;
    }

    /** @return the nodes that have to be executed before, those on the flow variable port included */
    Set<WorkflowNode> predecessors() {
        return m_predecessors;
    }

    Status status() {
        return m_status;
    }

    /** @return why it cannot be executed */
    String failure() {
        return m_failure;
    }

    /** @param failure why it cannot be configured yet */
    void unconfigured(final String failure) {
        m_status = Status.WAITING;
        m_failure = failure;
    }

    void fail(final String failure) {
        m_status = Status.FAILED;
        m_failure = failure;
    }

    PortObjectSpec[] outSpecs() {
        return m_outSpecs;
    }

    void configured(final PortObjectSpec[] outSpecs) {
        m_status = Status.CONFIGURED;
        m_outSpecs = outSpecs;
    }

    PortObject[] outObjects() {
        return m_outObjects;
    }

    /** @return where its outputs lie, null if it is not executed */
    NodeStorage storage() {
        return m_storage;
    }

    void executed(final PortObject[] outObjects, final NodeStorage storage) {
        m_outObjects = outObjects;
        m_outSpecs = Arrays.stream(outObjects).map(PortObject::getSpec).toArray(PortObjectSpec[]::new);
        m_storage = storage;
        m_status = Status.EXECUTED;
    }

    @Override
    public String toString() {
        return label();
    }
}
