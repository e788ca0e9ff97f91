package org.poreseg.workflows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run of a copy of a workflow that ships. */
final class WorkflowRun {

    /** The folder of the workflows that ship. */
    static final Path WORKFLOWS = Path.of(System.getProperty("poreseg.root", ".")).resolve("workflows");

    private final Path m_workflow;

    private final Map<String, Object> m_variables = new TreeMap<>();

    private final List<String> m_options = new ArrayList<>();

    /** @param workflow a folder that {@link #copy} has made */
    WorkflowRun(final Path workflow) {
        m_workflow = workflow;
    }

    /**
     * @param workflow a copy of the workflow Train and Evaluate
     * @return a run of it with a small network, so that it takes seconds
     */
    static WorkflowRun small(final Path workflow) {
        return new WorkflowRun(workflow).option("-option=3,baseFilters,4,int").option("-option=3,depth,2,int")
            .option("-option=3,epochs,2,int").option("-option=3,batchSize,16,int").option("-option=3,device,CPU,String");
    }

    /**
     * @param workflow a copy of the workflow Train and Evaluate
     * @return a run of it with a small network that is trained just long enough to learn more than a threshold can tell
     */
    static WorkflowRun learning(final Path workflow) {
        return small(workflow).option("-option=3,epochs,4,int").option("-option=3,initialRate,0.01,double");
    }

    /**
     * @param folder where to, an empty folder
     * @return the folder, with a copy of the workflow Train and Evaluate and its stacks
     */
    static Path copy(final Path folder) throws IOException {
        return copy("Train and Evaluate", folder);
    }

    /**
     * @param workflow the name of a workflow that ships
     * @param folder where to, an empty folder
     * @return the folder, with a copy of the workflow and its data
     */
    static Path copy(final String workflow, final Path folder) throws IOException {
        final Path source = WORKFLOWS.resolve(workflow);
        try (Stream<Path> files = Files.walk(source)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final Path target = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return folder;
    }

    /** Sets a flow variable of the workflow: to a whole number, or to the text of anything else. */
    WorkflowRun with(final String variable, final Object value) {
        m_variables.put(variable, value);
        return this;
    }

    /** Adds an option of the batch application. */
    WorkflowRun option(final String option) {
        m_options.add(option);
        return this;
    }

    BatchApplication.Result run() throws Exception {
        final List<String> arguments =
            new ArrayList<>(List.of("-reset", "-nosave", "-failonloaderror", "-workflowDir=" + m_workflow));
        m_variables.forEach((name, value) -> arguments.add("-workflow.variable=" + name
            + (value instanceof Integer ? "," + value + ",int" : ",\"" + value + "\",String")));
        arguments.addAll(m_options);
        return BatchApplication.run(arguments.toArray(String[]::new));
    }
}
