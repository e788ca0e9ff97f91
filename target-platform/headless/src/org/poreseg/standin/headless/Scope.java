package org.poreseg.standin.headless;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.knime.core.node.workflow.FlowVariable;

/** A workflow, metanode or component while it is loaded: its nodes by id, its connections, its variables. */
final class Scope {

    /** The id of a metanode's own borders in its connections. */
    static final int BORDER = -1;

    /** What stands for a component's input and output nodes. */
    enum Border {
        /** Its outputs are the component's inputs. */
        INPUT,
        /** Its inputs are the component's outputs. */
        OUTPUT
    }

    /** A connection. */
    record Connection(int sourceId, int sourcePort, int destId, int destPort) {
    }

    private final Scope m_outer;

    private final int m_idInOuter;

    private final boolean m_component;

    private final Map<Integer, Object> m_elements = new LinkedHashMap<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final Map<String, FlowVariable> m_variables = new LinkedHashMap<>();

    private VariableFilter m_filter = VariableFilter.ALL;

    private int m_outputId = BORDER;

    /**
     * @param outer what it is in, null for a workflow
     * @param idInOuter its id there
     * @param component whether it is a component
     */
    Scope(final Scope outer, final int idInOuter, final boolean component) {
        m_outer = outer;
        m_idInOuter = idInOuter;
        m_component = component;
    }

    /** @param element a {@link WorkflowNode}, a {@link Scope} or a {@link Border} */
    void put(final int id, final Object element) {
        m_elements.put(id, element);
        if (element == Border.OUTPUT) {
            m_outputId = id;
        }
    }

    void setFilter(final VariableFilter filter) {
        m_filter = filter;
    }

    void add(final Connection connection) {
        m_connections.add(connection);
    }

    List<Connection> connections() {
        return m_connections;
    }

    Map<Integer, Object> elements() {
        return m_elements;
    }

    /** @return its own variables, which can be changed */
    Map<String, FlowVariable> ownVariables() {
        return m_variables;
    }

    /** @return the variables that its nodes see: its own and, as far as the filter lets them in, those around it */
    Map<String, FlowVariable> variables() {
        final Map<String, FlowVariable> visible = new LinkedHashMap<>();
        if (m_outer != null) {
            m_outer.variables().forEach((name, variable) -> {
                if (m_filter.accepts(name)) {
                    visible.put(name, variable);
                }
            });
        }
        visible.putAll(m_variables);
        return visible;
    }

    /** @return the node and output from which an input gets what it gets, across all borders */
    Optional<WorkflowNode.Source> source(final int destId, final int destPort) {
        return m_connections.stream().filter(c -> c.destId() == destId && c.destPort() == destPort).findFirst()
            .flatMap(c -> origin(c.sourceId(), c.sourcePort()));
    }

    /** @return the components that this is in, itself included */
    List<Scope> components() {
        final List<Scope> components = m_outer == null ? new ArrayList<>() : m_outer.components();
        if (m_component) {
            components.add(this);
        }
        return components;
    }

    /** @return the nodes from which it gets anything as a whole */
    Set<WorkflowNode> inputs() {
        return m_outer.m_connections.stream().filter(c -> c.destId() == m_idInOuter)
            .flatMap(c -> m_outer.source(m_idInOuter, c.destPort()).stream()).map(WorkflowNode.Source::node)
            .collect(Collectors.toSet());
    }

    private Optional<WorkflowNode.Source> origin(final int sourceId, final int sourcePort) {
        final Object element = sourceId == BORDER ? Border.INPUT : m_elements.get(sourceId);
        if (element instanceof WorkflowNode node) {
            // port 0 of a node is its flow variable port
            return Optional.of(new WorkflowNode.Source(node, sourcePort - 1));
        }
        if (element instanceof Scope inner) {
            return inner.source(inner.m_component ? inner.m_outputId : BORDER, sourcePort);
        }
        return m_outer == null ? Optional.empty() : m_outer.source(m_idInOuter, sourcePort);
    }
}
