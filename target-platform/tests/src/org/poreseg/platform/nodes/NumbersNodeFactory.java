package org.poreseg.platform.nodes;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

/** Makes a table with numbers; can break each of KNIME's rules on demand. */
public final class NumbersNodeFactory extends DefaultNodeFactory {

    /** What the node does wrong. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** Fails with a message. */
        MESSAGE,
        /** Throws what nobody expects. */
        EXCEPTION,
        /** Makes another column than announced. */
        OTHER_COLUMN,
        /** Makes no table. */
        NO_TABLE,
        /** Announces nothing. */
        NO_SPEC,
        /** Warns. */
        WARNING
    }

    /** Settings. */
    static final class Parameters implements NodeParameters {

        @Widget(title = "Rows", description = "How many rows.")
        int m_rows = 3;

        @Widget(title = "Column", description = "Name of the column.")
        String m_column = "Number";

        @Widget(title = "Note", description = "A text in every row.")
        String m_note = "";

        @Widget(title = "Fault", description = "What to do wrong.")
        Fault m_fault = Fault.NONE;

        @Override
        public void validate() throws InvalidSettingsException {
            if (m_rows < 0) {
                throw new InvalidSettingsException("Rows must not be negative, but is " + m_rows);
            }
        }
    }

    /** Makes the factory. */
    public NumbersNodeFactory() {
        super(DefaultNode.create() //
            .name("Numbers") //
            .icon("node.png") //
            .shortDescription("Makes numbers.") //
            .fullDescription("<p>Makes a table with numbers.</p>") //
            .sinceVersion(5, 8, 0) //
            .ports(ports -> ports.addOutputTable("Numbers", "The numbers.")) //
            .model(model -> model.parametersClass(Parameters.class).configure(NumbersNodeFactory::configure)
                .execute(NumbersNodeFactory::execute)) //
            .nodeType(NodeType.Source));
    }

    private static DataTableSpec spec(final String column) {
        return new DataTableSpec(new String[]{column, "Note"}, new DataType[]{IntCell.TYPE, StringCell.TYPE});
    }

    private static void configure(final ConfigureInput input, final ConfigureOutput output)
        throws InvalidSettingsException {
        final Parameters parameters = input.getParameters();
        if (parameters.m_column.isBlank()) {
            throw new InvalidSettingsException("The column needs a name");
        }
        if (parameters.m_fault != Fault.NO_SPEC) {
            output.setOutSpec(0, spec(parameters.m_column));
        }
    }

    private static void execute(final ExecuteInput input, final ExecuteOutput output)
        throws CanceledExecutionException, KNIMEException {
        final Parameters parameters = input.getParameters();
        switch (parameters.m_fault) {
            case MESSAGE -> throw KNIMEException.of(Message.fromSummary("The numbers ran out"), null);
            case EXCEPTION -> throw new IllegalArgumentException("surprise");
            case WARNING -> output.setWarningMessage("Numbers are only numbers");
            default -> {
                // the table shows it
            }
        }
        final var exec = input.getExecutionContext();
        final BufferedDataContainer container = exec.createDataContainer(
            spec(parameters.m_fault == Fault.OTHER_COLUMN ? "Other" : parameters.m_column));
        for (int row = 0; row < parameters.m_rows; row++) {
            exec.checkCanceled();
            exec.setProgress(row / (double)parameters.m_rows, "row " + row);
            container.addRowToTable(
                new DefaultRow("Row" + row, new IntCell(row), new StringCell(parameters.m_note)));
        }
        container.close();
        if (parameters.m_fault != Fault.NO_TABLE) {
            output.setOutData(0, container.getTable());
        }
    }
}
