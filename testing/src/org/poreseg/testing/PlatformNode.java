package org.poreseg.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** One node on the platform that the tests run on. Its data lives until it is closed. */
public interface PlatformNode extends AutoCloseable {

    /** @return makes tables, file stores and port objects to give to the node */
    ExecutionContext context();

    /**
     * Adds a port, as a user would.
     *
     * @param groupId the group of ports
     * @param type the port's type
     * @throws IllegalArgumentException if there is no such group, or it takes no port of this type
     */
    void addPort(String groupId, PortType type);

    /** @return the number of inputs, without the flow variable port */
    int inputs();

    /** @param folder what {@code knime://knime.workflow/} means from now on, absolute */
    void workflowFolder(Path folder);

    /**
     * @param parameters settings
     * @return the settings in the form in which workflows store them
     */
    NodeSettings settings(NodeParameters parameters);

    /**
     * @param inSpecs what default settings may depend on, null where there is no spec
     * @return the settings that the node has until others are loaded
     */
    NodeSettings defaultSettings(PortObjectSpec[] inSpecs);

    /**
     * Takes settings, after checking them.
     *
     * @param settings the settings, as workflows store them
     * @throws InvalidSettingsException if they are incomplete, unknown or unusable
     */
    void loadSettings(NodeSettings settings) throws InvalidSettingsException;

    /**
     * Checks inputs and settings.
     *
     * @param inSpecs the specs of the inputs, null where there is none yet
     * @return the specs of the outputs, null where one is not known before execution
     * @throws InvalidSettingsException if the node cannot be executed as it is
     */
    PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException;

    /**
     * @param changed takes every message, at once, also an empty one where only the progress changes
     * @return takes the progress of one execution, and carries the wish to cancel
     */
    NodeProgressMonitor progress(Consumer<String> changed);

    /**
     * Makes the outputs. The node has to be configured.
     *
     * @param inputs the inputs
     * @param progress takes the progress
     * @return the outputs
     * @throws CanceledExecutionException if the user asked to stop
     * @throws KNIMEException if the node failed; its message is for the user
     * @throws IllegalStateException if the node breaks one of the platform's rules
     */
    PortObject[] execute(PortObject[] inputs, NodeProgressMonitor progress)
        throws CanceledExecutionException, KNIMEException;

    /**
     * @param object a port object
     * @return what comes of it when it is written and read again, file stores included
     * @throws IOException if it cannot be written or read
     * @throws CanceledExecutionException never
     */
    PortObject roundTrip(PortObject object) throws IOException, CanceledExecutionException;

    /** @return the view after the last execution */
    NodeView view();

    @Override
    void close();
}
