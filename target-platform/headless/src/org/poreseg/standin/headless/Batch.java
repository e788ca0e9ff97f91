package org.poreseg.standin.headless;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.standin.core.logging.LogOutput;
import org.poreseg.standin.headless.BatchOptions.IllegalOptionException;

/** One run of the batch application: options, load, execute, save. All temporary data has gone when it ends. */
final class Batch {

    private static final long SECONDS_TO_CANCEL = 20;

    private final Console m_console;

    private final CountDownLatch m_ended = new CountDownLatch(1);

    private volatile Execution m_execution;

    private volatile boolean m_started;

    Batch(final PrintStream out) {
        m_console = new Console(out);
    }

    /**
     * @param arguments the options
     * @return the exit code
     */
    int run(final String... arguments) {
        m_started = true;
        try {
            LogOutput.open(m_console.stream(), logFile());
            return run(BatchOptions.parse(arguments));
        } catch (IllegalOptionException e) { // NOSONAR: the message says it all
            m_console.error(e.getMessage());
            return ExitCode.BAD_ARGUMENTS;
        } catch (IOException e) { // NOSONAR: there is no log that it could go to
            m_console.info("The log cannot be written: " + e);
            return ExitCode.BAD_ARGUMENTS;
        } finally {
            LogOutput.close();
            m_ended.countDown();
        }
    }

    /** @return KNIME's log in the workspace, null if there is no workspace */
    static Path logFile() throws IOException {
        final Location workspace = Platform.getInstanceLocation();
        try {
            return workspace == null || !workspace.isSet() ? null
                : Path.of(URIUtil.toURI(workspace.getURL())).resolve(".metadata/knime/knime.log");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private int run(final BatchOptions options) throws IllegalOptionException {
        try (RunFolder temp = RunFolder.make()) {
            return run(options, temp.path());
        } catch (IOException e) {
            m_console.error("The workflow cannot be read or written: " + e.getMessage());
            return ExitCode.LOAD_ERROR;
        } catch (InvalidSettingsException e) {
            m_console.error("The workflow cannot be loaded: " + e.getMessage());
            return ExitCode.LOAD_ERROR;
        }
    }

    private int run(final BatchOptions options, final Path temp)
        throws IOException, InvalidSettingsException, IllegalOptionException {
        final Path folder = WorkflowFiles.folder(options.input(), temp);
        m_console.info("Loading the workflow " + options.input());
        final Workflow workflow = new WorkflowLoader(new NodeRepository(m_console), m_console).load(folder);
        workflow.problems().forEach(m_console::error);
        if (options.updateLinks()) {
            workflow.links().forEach(link -> m_console.error("Unable to update the link to " + link
                + ": there is no mount point, and the address leaves the workflow"));
        }
        if (options.updateLinks() && !workflow.links().isEmpty()
            || options.failOnLoadError() && !workflow.problems().isEmpty()) {
            return ExitCode.LOAD_ERROR;
        }
        workflow.setVariables(options.variables(), m_console);
        NodeOptions.apply(workflow, options.nodeOptions(), m_console);
        if (!options.reset() && options.variables().isEmpty()) {
            NodeData.load(workflow, m_console);
        }
        try {
            return run(workflow, options, temp);
        } finally {
            workflow.close();
        }
    }

    private int run(final Workflow workflow, final BatchOptions options, final Path temp) throws IOException {
        m_execution = new Execution(workflow, m_console, temp);
        m_execution.configure();
        final boolean executed = !options.execute() || m_execution.run();
        if (options.save()) {
            WorkflowSaver.save(workflow, options, temp);
        }
        return executed ? ExitCode.SUCCESS : ExitCode.EXECUTION_FAILED;
    }

    /** Cancels what runs, and waits until it has ended and its data is gone. */
    void cancelAndWait() {
        final Execution execution = m_execution;
        if (execution != null) {
            execution.cancel();
        }
        try {
            if (m_started && !m_ended.await(SECONDS_TO_CANCEL, TimeUnit.SECONDS)) {
                m_console.error("A node does not react to being cancelled");
            }
        } catch (InterruptedException e) { // NOSONAR: the virtual machine ends anyway
            Thread.currentThread().interrupt();
        }
    }
}
