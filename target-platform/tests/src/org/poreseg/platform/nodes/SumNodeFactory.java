package org.poreseg.platform.nodes;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;

/** Adds up the numbers of a table; the sum is a port object. */
public final class SumNodeFactory extends DefaultNodeFactory {

    /** There is nothing to set. */
    static final class NoParameters implements NodeParameters {
    }

    /** Makes the factory. */
    public SumNodeFactory() {
        super(DefaultNode.create() //
            .name("Sum") //
            .icon("node.png") //
            .shortDescription("Adds numbers.") //
            .fullDescription("<p>Adds up the numbers of a table.</p>") //
            .sinceVersion(5, 8, 0) //
            .ports(ports -> ports.addInputTable("Numbers", "The numbers.").addOutputPort("Sum", "The sum.",
                PortTypeRegistry.getInstance().getPortType(SumPortObject.class))) //
            .model(model -> model.parametersClass(NoParameters.class).configure(SumNodeFactory::configure)
                .execute(SumNodeFactory::execute)) //
            .nodeType(NodeType.Learner));
    }

    private static void configure(final ConfigureInput input, final ConfigureOutput output)
        throws InvalidSettingsException {
        output.setOutSpec(0, new SumPortObjectSpec(numbers(input.getInTableSpec(0))));
    }

    private static String numbers(final DataTableSpec spec) throws InvalidSettingsException {
        return spec.stream().filter(column -> column.getType().isCompatible(IntValue.class)).findFirst()
            .orElseThrow(() -> new InvalidSettingsException("There is no column with numbers")).getName();
    }

    private static void execute(final ExecuteInput input, final ExecuteOutput output) {
        final var table = input.getInTable(0);
        int column = 0;
        while (!table.getDataTableSpec().getColumnSpec(column).getType().isCompatible(IntValue.class)) {
            column++;
        }
        int sum = 0;
        for (final DataRow row : table) {
            sum += ((IntValue)row.getCell(column)).getIntValue();
        }
        output.setOutData(0,
            new SumPortObject(new SumPortObjectSpec(table.getDataTableSpec().getColumnSpec(column).getName()), sum));
    }
}
