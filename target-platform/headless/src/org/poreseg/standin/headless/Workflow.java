package org.poreseg.standin.headless;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.knime.core.node.workflow.FlowVariable;

/**
 * A loaded workflow. Metanodes and components are dissolved: their nodes stand here with the connections that lead
 * through the borders.
 *
 * @param folder its folder
 * @param nodes its nodes, each behind those it depends on
 * @param variables its variables, by name; they can be changed
 * @param problems what could not be loaded
 * @param links the addresses of the components that it holds copies of
 */
record Workflow(Path folder, List<WorkflowNode> nodes, Map<String, FlowVariable> variables, List<String> problems,
    List<String> links) {

    /** Gives up the file stores of its nodes; their files are left. */
    void close() {
        nodes.stream().map(WorkflowNode::storage).filter(Objects::nonNull)
            .forEach(storage -> storage.fileStores().close());
    }

    /** Changes variables; KNIME only warns about one that the workflow has not. */
    void setVariables(final List<FlowVariable> changed, final Console console) {
        for (final FlowVariable variable : changed) {
            if (variables.containsKey(variable.getName())) {
                variables.put(variable.getName(), variable);
            } else {
                console.warn("The workflow has no variable '" + variable.getName() + "', only " + variables.keySet());
            }
        }
    }
}
