package org.poreseg.testing.knime;

import java.nio.file.Path;

import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowDataRepository;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Workflows for single nodes. They share their data, so that a test can give one node's output to another. */
final class Projects {

    private static WorkflowDataRepository data;

    private Projects() {
    }

    /**
     * @param folder the workflow's folder
     * @return a new workflow without nodes
     */
    static synchronized WorkflowManager create(final Path folder) {
        final var helper = new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder, null));
        if (data != null) {
            helper.setWorkflowDataRepository(data);
        }
        final WorkflowManager project = WorkflowManager.ROOT.createAndAddProject("test", helper);
        data = project.getWorkflowDataRepository();
        return project;
    }

    /** @param project a workflow that is needed no more */
    static void remove(final WorkflowManager project) {
        WorkflowManager.ROOT.removeProject(project.getID());
    }
}
