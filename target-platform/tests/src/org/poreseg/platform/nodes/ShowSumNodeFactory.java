package org.poreseg.platform.nodes;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

/** Checks a sum and shows it. */
public final class ShowSumNodeFactory extends DefaultNodeFactory {

    /** Settings. */
    static final class Parameters implements NodeParameters {

        @Widget(title = "Expected", description = "The node fails if the sum is another.")
        int m_expected = 3;
    }

    /** Answers the view. */
    public static final class Calls {

        private final ViewInput m_input;

        Calls(final ViewInput input) {
            m_input = input;
        }

        /**
         * @param factor a factor
         * @return the sum times the factor
         */
        public int times(final int factor) {
            return factor * sum(m_input);
        }
    }

    /** Makes the factory. */
    public ShowSumNodeFactory() {
        super(DefaultNode.create() //
            .name("Show Sum") //
            .icon("node.png") //
            .shortDescription("Shows a sum.") //
            .fullDescription("<p>Checks a sum and shows it.</p>") //
            .sinceVersion(5, 8, 0) //
            .ports(ports -> ports.addInputPort("Sum", "The sum.",
                PortTypeRegistry.getInstance().getPortType(SumPortObject.class))) //
            .model(model -> model.parametersClass(Parameters.class).configure(ShowSumNodeFactory::configure)
                .execute(ShowSumNodeFactory::execute)) //
            .addView(view -> view.withoutParameters().description("The sum.")
                .page(page -> page.fromString(() -> "<html>sum</html>", StandardCharsets.UTF_8)
                    .relativePath("index.html"))
                .initialData(data -> data.data(input -> Map.of("sum", sum(input))))
                .dataService(service -> service.handler(Calls::new))) //
            .nodeType(NodeType.Other));
    }

    private static int sum(final ViewInput input) {
        return ((SumPortObject)input.getInternalPortObjects()[0]).sum();
    }

    private static void configure(final ConfigureInput input, final ConfigureOutput output)
        throws InvalidSettingsException {
        final SumPortObjectSpec spec = input.getInPortSpec(0);
        if (spec.column().equals("Forbidden")) {
            throw new InvalidSettingsException("The column Forbidden is not to be added up");
        }
    }

    private static void execute(final ExecuteInput input, final ExecuteOutput output) throws KNIMEException {
        final Parameters parameters = input.getParameters();
        final SumPortObject sum = input.getInPortObject(0);
        if (sum.sum() != parameters.m_expected) {
            throw KNIMEException.of(
                Message.fromSummary("The sum is " + sum.sum() + ", expected is " + parameters.m_expected), null);
        }
        output.setInternalData(sum);
    }
}
