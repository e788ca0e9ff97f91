package org.poreseg.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.function.Consumer;

import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts.PortsAdder;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.platform.nodes.NumbersNodeFactory.Fault;
import org.poreseg.platform.nodes.NumbersNodeFactory;
import org.poreseg.platform.nodes.ShowSumNodeFactory;
import org.poreseg.platform.nodes.SumNodeFactory;
import org.poreseg.platform.nodes.SumPortObject;
import org.poreseg.testing.NodeRunner;
import org.poreseg.testing.NodeView;

/** Nodes that break a rule of KNIME are found out. */
public class NodeRulesTest {

    private static final class NoParameters implements NodeParameters {
    }

    /** A node whose texts and ports a test chooses. */
    private static final class Described extends DefaultNodeFactory {

        Described(final String icon, final String description, final Consumer<PortsAdder> ports) {
            super(DefaultNode.create().name("Described").icon(icon).shortDescription("A node.")
                .fullDescription(description).sinceVersion(5, 8, 0).ports(ports)
                .model(model -> model.parametersClass(NoParameters.class).configure((in, out) -> {
                }).execute((in, out) -> {
                })));
        }
    }

    private static void assertRefused(final String message, final DefaultNodeFactory factory) {
        final var refused = assertThrows(IllegalStateException.class, () -> NodeRunner.of(factory));
        assertTrue(refused.getMessage(), refused.getMessage().contains(message));
    }

    @Test
    public void descriptionsAreXml() {
        final String icon = "nodes/node.png";
        assertRefused("full description", new Described(icon, "one<br>two", ports -> {
        }));
        assertRefused("full description", new Described(icon, "this & that", ports -> {
        }));
        assertRefused("description of input In", new Described(icon, "fine",
            ports -> ports.addInputTable("In", "a < b")));
        assertRefused("no description of input In", new Described(icon, "fine",
            ports -> ports.addInputTable("In", "")));
        assertRefused("no icon 'absent.png'", new Described("absent.png", "fine", ports -> {
        }));
        NodeRunner.of(new Described(icon, "one<br/>two &amp; three", ports -> {
        })).close();
    }

    @Test
    public void inputAndOutputDoNotShareAName() {
        assertRefused("must not share a name", new Described("nodes/node.png", "fine",
            ports -> ports.addInputTable("Table", "in").addOutputTable("Table", "out")));
    }

    @Test
    public void outputsAreChecked() throws Exception {
        try (var numbers = NodeRunner.of(new NumbersNodeFactory())) {
            numbers.set("fault", Fault.OTHER_COLUMN);
            assertThrows(IllegalStateException.class, numbers::execute);
            numbers.set("fault", Fault.NO_TABLE);
            assertThrows(IllegalStateException.class, numbers::execute);
            numbers.set("fault", Fault.MESSAGE);
            assertEquals("The numbers ran out", assertThrows(KNIMEException.class, numbers::execute).getMessage());
            numbers.set("fault", Fault.WARNING).execute();
            assertEquals(List.of("Numbers are only numbers"), numbers.warnings());
        }
    }

    @Test
    public void settingsAreChecked() {
        try (var numbers = NodeRunner.of(new NumbersNodeFactory())) {
            assertThrows(InvalidSettingsException.class, numbers.set("rows", -1)::configure);
            assertThrows(IllegalArgumentException.class, () -> numbers.set("raws", 1));
            assertThrows(IllegalArgumentException.class, () -> numbers.set("rows", "many"));
        }
    }

    @Test
    public void aNodeCanBeCancelled() {
        try (var numbers = NodeRunner.of(new NumbersNodeFactory())) {
            numbers.set("rows", 10).cancelAt(0.5);
            assertThrows(CanceledExecutionException.class, numbers::execute);
            assertEquals(List.of("row 0", "row 1", "row 2", "row 3", "row 4", "row 5"), numbers.messages());
        }
    }

    @Test
    public void dataFlowsFromNodeToNodeAndIntoTheView() throws Exception {
        try (var numbers = NodeRunner.of(new NumbersNodeFactory()); var sum = NodeRunner.of(new SumNodeFactory());
                var show = NodeRunner.of(new ShowSumNodeFactory())) {
            numbers.execute();
            final var added = (SumPortObject)sum.input(0, numbers.table(0)).execute()[0];
            assertEquals(3, added.sum());
            final var reread = (SumPortObject)sum.roundTrip(added);
            assertEquals(3, reread.sum());
            show.input(0, reread).execute();
            final NodeView view = show.view();
            assertEquals("<html>sum</html>", view.html());
            assertEquals("{\"result\":{\"sum\":3}}", view.initialData());
            assertEquals("12", view.call("times", 4));
            assertThrows(IllegalStateException.class, () -> view.call("absent", 4));
        }
    }
}
