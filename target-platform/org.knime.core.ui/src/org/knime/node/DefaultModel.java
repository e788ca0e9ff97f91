package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.standin.ui.ModelDefinition;

/** What a node does. */
public abstract sealed class DefaultModel implements FluentNodeAPI {

    private final ModelDefinition m_definition;

    private DefaultModel(final ModelDefinition definition) {
        m_definition = definition;
    }

    static RequireModelParameters create() {
        return parametersClass -> configure -> execute -> new StandardDefaultModel(
            new ModelDefinition(parametersClass, configure, execute));
    }

    ModelDefinition definition() {
        return m_definition;
    }

    static final class StandardDefaultModel extends DefaultModel {

        StandardDefaultModel(final ModelDefinition definition) {
            super(definition);
        }
    }

    /** Asks for the settings. */
    public interface RequireModelParameters {

        /**
         * @param parametersClass the settings
         * @return asks what the node does
         */
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);
    }

    /** Asks what the node does. */
    public interface RequireConfigureOrRearrangeColumns {

        /**
         * @param configure checks inputs and settings and says what the outputs will be
         * @return asks what execution does
         */
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /** Asks what execution does. */
    public interface RequireExecute {

        /**
         * @param execute makes the outputs
         * @return the model
         */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /**
     * Checks something.
     *
     * @param <I> what there is
     * @param <O> what comes of it
     */
    @FunctionalInterface
    public interface ConfigureOrRearrangerConsumer<I, O> {

        /**
         * @param input what there is
         * @param output takes what comes of it
         * @throws InvalidSettingsException if the node cannot be executed as it is
         */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** Executes a node. */
    @FunctionalInterface
    public interface ExecuteConsumer {

        /**
         * @param input what there is
         * @param output takes what comes of it
         * @throws CanceledExecutionException if the user asked to stop
         * @throws KNIMEException if the node failed; its message is for the user
         */
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What there is when a node is configured. */
    public interface ConfigureInput {

        /**
         * @param <S> the settings class
         * @return the settings
         */
        <S extends NodeParameters> S getParameters();

        /**
         * @param <S> the spec class
         * @param portIndex an input
         * @return its spec, null if there is none yet
         */
        <S extends PortObjectSpec> S getInPortSpec(int portIndex);

        /** @return the specs of inputs that all are tables */
        DataTableSpec[] getInTableSpecs();

        /**
         * @param portIndex an input that is a table
         * @return its spec
         */
        DataTableSpec getInTableSpec(int portIndex);
    }

    /** Takes what comes of configuring. */
    public interface ConfigureOutput {

        /**
         * @param <S> the spec class
         * @param specs the specs of all outputs, null where one is not known before execution
         */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /**
         * @param <S> the spec class
         * @param portIndex an output
         * @param spec its spec
         */
        <S extends PortObjectSpec> void setOutSpec(int portIndex, S spec);

        /** @param message what the user should know */
        void setWarningMessage(String message);
    }

    /** What there is when a node is executed. */
    public interface ExecuteInput {

        /**
         * @param <S> the settings class
         * @return the settings
         */
        <S extends NodeParameters> S getParameters();

        /**
         * @param <D> the class of the input
         * @param portIndex an input
         * @return its object
         */
        <D extends PortObject> D getInPortObject(int portIndex);

        /** @return inputs that all are tables */
        BufferedDataTable[] getInTables();

        /**
         * @param portIndex an input that is a table
         * @return the table
         */
        BufferedDataTable getInTable(int portIndex);

        /** @return makes tables, shows progress, knows whether the user asked to stop */
        ExecutionContext getExecutionContext();
    }

    /** Takes what comes of execution. */
    public interface ExecuteOutput {

        /**
         * @param <D> the class of the outputs
         * @param data all outputs
         */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /**
         * @param <D> the class of the output
         * @param portIndex an output
         * @param data its object
         */
        <D extends PortObject> void setOutData(int portIndex, D data);

        /**
         * @param <D> the class of the data
         * @param internalData what the view may see; only this survives saving
         */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... internalData);

        /** @param message what the user should know */
        void setWarningMessage(String message);
    }
}
