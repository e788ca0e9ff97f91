package org.poreseg.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.poreseg.platform.WorkflowWriter.control;
import static org.poreseg.platform.WorkflowWriter.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.NodeSettings;
import org.poreseg.standin.headless.BatchRun;

/** The batch application ends as KNIME's does, for good and for bad workflows. */
public class BatchApplicationTest {

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private WorkflowWriter writer() throws IOException {
        return new WorkflowWriter(m_temp.newFolder().toPath());
    }

    private WorkflowWriter sumOfThree() throws IOException {
        return writer().numbers(1, model -> {
        }).node(2, "Sum", settings -> {
        }).showSum(3, 3).connect(1, 1, 2, 1).connect(2, 1, 3, 1);
    }

    private static BatchRun.Result run(final Path workflow, final String... options) throws IOException {
        final List<String> all = new ArrayList<>(List.of("-reset", "-nosave", "-workflowDir=" + workflow));
        all.addAll(List.of(options));
        return BatchRun.run(all.toArray(String[]::new));
    }

    private static void assertEnds(final int exitCode, final String message, final BatchRun.Result result) {
        assertEquals(result.log(), exitCode, result.exitCode());
        assertTrue("'" + message + "' expected in " + result.log(), result.log().contains(message));
    }

    @Test
    public void executesAllNodes() throws IOException {
        assertEnds(0, "3 of 3 nodes executed", run(sumOfThree().write(), "-failonloaderror"));
    }

    @Test
    public void leavesNoTemporaryData() throws IOException {
        final Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        final List<String> before = names(temp);
        run(sumOfThree().write());
        run(writer().numbers(1, model -> model.addString("fault", "EXCEPTION")).write());
        final List<String> after = names(temp);
        after.removeAll(before);
        after.removeIf(name -> !name.startsWith("batch"));
        assertEquals(List.of(), after);
    }

    /** The run that was killed cannot tidy up after itself. */
    @Test
    public void whatAKilledRunLeftGoesWithTheNextOne() throws Exception {
        assumeTrue("a process that waits", Files.exists(Path.of("/bin/cat")));
        final Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        final Process process = new ProcessBuilder("/bin/cat").start();
        final Path left = temp.resolve("batch-" + process.pid() + "-"
            + process.info().startInstant().orElseThrow().getEpochSecond() + "-1");
        try {
            Files.writeString(Files.createDirectories(left.resolve("nodes")).resolve("table.bin"), "x");
            run(sumOfThree().write());
            assertTrue("the process lives", Files.exists(left));
        } finally {
            process.destroyForcibly().waitFor();
        }
        run(sumOfThree().write());
        assertFalse(Files.exists(left));
    }

    private static List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    public void readsAWorkflowFile() throws IOException {
        final Path workflow = sumOfThree().write();
        final Path file = m_temp.newFile("sum.knwf").toPath();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file)); Stream<Path> files = Files.walk(workflow)) {
            for (final Path source : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry("My Workflow/" + workflow.relativize(source)));
                Files.copy(source, zip);
            }
        }
        assertEnds(0, "3 of 3", BatchRun.run("-workflowFile=" + file, "-reset", "-nosave", "-failonloaderror"));
    }

    @Test
    public void refusesBadArguments() throws IOException {
        final Path workflow = sumOfThree().write();
        assertEnds(2, "-dance", run(workflow, "-dance"));
        assertEnds(2, "does not exist", BatchRun.run("-workflowDir=/there/is/nothing"));
        assertEnds(2, "Which workflow", BatchRun.run("-reset"));
        assertEnds(2, "'x' is no int", run(workflow, "-workflow.variable=n,x,int"));
        assertEnds(2, "String, int or double", run(workflow, "-workflow.variable=n,x,long"));
        assertEnds(2, "no setting 'raws'", run(workflow, "-option=1,raws,5,int"));
        assertEnds(2, "of type xint", run(workflow, "-option=1,rows,many,String"));
    }

    @Test
    public void refusesWhatIsNoWorkflow() throws IOException {
        assertEnds(3, "there is no file", run(m_temp.newFolder().toPath()));
        final Path damaged = sumOfThree().write();
        Files.writeString(damaged.resolve("workflow.knime"), "<config");
        assertEnds(3, "damaged", run(damaged));
    }

    @Test
    public void anOptionForAnAbsentNodeIsOnlyWarnedOf() throws IOException {
        assertEnds(0, "No node with id [9] found", run(sumOfThree().write(), "-option=9,rows,5,int"));
    }

    @Test
    public void setsSettingsByOption() throws IOException {
        assertEnds(4, "The sum is 10, expected is 3", run(sumOfThree().write(), "-option=1,rows,5,int"));
        assertEnds(0, "3 of 3",
            run(sumOfThree().write(), "-option=1,rows,5,int", "-option=3,expected,10,int"));
    }

    private Path controlled() throws IOException {
        return writer().variable("howMany", 3).variable("text", "none").node(1, "Numbers", settings -> {
            final NodeSettings model = get(settings, "model");
            model.addInt("rows", 1);
            model.addString("column", "Number");
            model.addString("note", "");
            model.addString("fault", "NONE");
            control(settings, "rows", "howMany");
            control(settings, "column", "text");
        }).node(2, "Sum", settings -> {
        }).showSum(3, 3).connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
    }

    @Test
    public void setsSettingsByWorkflowVariables() throws IOException {
        final Path workflow = controlled();
        assertEnds(0, "3 of 3", run(workflow));
        assertEnds(4, "The sum is 1, expected is 3", run(workflow, "-workflow.variable=howMany,2,int"));
        assertEnds(4, "Rows must not be negative", run(workflow, "-workflow.variable=howMany,-2,int"));
        assertEnds(4, "rows", run(workflow, "-workflow.variable=howMany,two,String"));
        assertEnds(0, "no variable 'howmany'", run(workflow, "-workflow.variable=howmany,2,int"));
        assertEnds(0, "3 of 3", run(workflow, "-workflow.variable=text,\"a, b\",String"));
    }

    @Test
    public void failsOnAMissingVariable() throws IOException {
        final Path workflow = writer().numbers(1, model -> {
        }).node(2, "ShowSum", settings -> {
            get(settings, "model").addInt("expected", 3);
            control(settings, "expected", "nowhere");
        }).node(4, "Sum", settings -> {
        }).connect(1, 1, 4, 1).connect(4, 1, 2, 1).write();
        assertEnds(4, "'nowhere', which is not there", run(workflow));
    }

    @Test
    public void invalidSettingsOfAConfiguredNodeAreALoadError() throws IOException {
        final Path workflow = writer().numbers(1, model -> model.addInt("rows", -1)).write();
        assertEnds(3, "Rows must not be negative", run(workflow, "-failonloaderror"));
        assertEnds(4, "settings could not be loaded", run(workflow));
    }

    @Test
    public void invalidSettingsOfAnIdleNodeBecomeDefaultsInSilence() throws IOException {
        final Path workflow = writer().node(1, "Numbers", settings -> settings.addString("state", "IDLE"))
            .node(2, "Sum", settings -> {
            }).showSum(3, 3).connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        final BatchRun.Result result = run(workflow, "-failonloaderror");
        assertEnds(0, "3 of 3", result);
        assertFalse(result.log(), result.log().contains("ERROR") || result.log().contains("WARN"));
    }

    @Test
    public void unknownAndMissingSettingsAreLoadErrors() throws IOException {
        assertEnds(3, "Unknown setting 'extra'",
            run(writer().numbers(1, model -> model.addInt("extra", 1)).write(), "-failonloaderror"));
        assertEnds(3, "rows", run(writer().node(1, "Numbers", settings -> {
        }).write(), "-failonloaderror"));
        assertEnds(3, "Possible values: NONE",
            run(writer().numbers(1, model -> model.addString("fault", "SOME")).write(), "-failonloaderror"));
    }

    @Test
    public void aMissingFactoryIsALoadError() throws IOException {
        final Path workflow = writer().node(1, "Absent", settings -> {
        }).numbers(2, model -> {
        }).write();
        assertEnds(3, "AbsentNodeFactory", run(workflow, "-failonloaderror"));
        assertEnds(4, "1 of 2 nodes executed", run(workflow));
    }

    @Test
    public void aConnectionOfOtherTypeIsALoadError() throws IOException {
        final Path workflow = writer().numbers(1, model -> {
        }).showSum(2, 3).connect(1, 1, 2, 1).write();
        assertEnds(3, "takes Sum", run(workflow, "-failonloaderror"));
    }

    /** Here the node at the end cannot be configured, and a further node fails. */
    @Test
    public void executesWhateverDoesNotDependOnWhatFails() throws IOException {
        final Path workflow = writer().numbers(1, model -> model.addString("column", "Forbidden"))
            .node(2, "Sum", settings -> {
            }).showSum(3, 3).numbers(4, model -> model.addString("fault", "MESSAGE")).node(5, "Sum", settings -> {
            }).connect(1, 1, 2, 1).connect(2, 1, 3, 1).connect(4, 1, 5, 1).write();
        final BatchRun.Result result = run(workflow);
        assertEnds(4, "2 of 5 nodes executed", result);
        final String warning = "WARN \t main Node\t The column Forbidden is not to be added up";
        assertTrue(result.log(), result.log().contains(warning.replace("main", Thread.currentThread().getName())));
        assertTrue(result.log(), result.log().contains("KNIMEException: The numbers ran out\n\tat "));
        final String file = result.logFile();
        assertTrue(file, file.contains(" : Node : ShowSum : 2:3 : The column Forbidden is not to be added up"));
        assertTrue(file, file.contains(" : Node : Numbers : 2:4 : The numbers ran out"));
        assertTrue(file, file.contains(" : Node : Sum : 2:2 : Sum 2:2 End execute (0 secs)"));
    }

    @Test
    public void whatWaitsByItsFlowVariablePortIsStopped() throws IOException {
        assertEnds(4, "Not executed (a node before it failed): Numbers #2",
            run(writer().numbers(1, model -> model.addString("fault", "MESSAGE")).numbers(2, model -> {
            }).connect(1, 0, 2, 0).write()));
    }

    /** The name of the column is not known before. */
    @Test
    public void aNodeIsConfiguredAgainWithItsData() throws IOException {
        final Path workflow = writer().numbers(1, model -> {
            model.addString("column", "Forbidden");
            model.addString("fault", "NO_SPEC");
        }).node(2, "Sum", settings -> {
        }).showSum(3, 3).connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        assertEnds(4, "2 of 3 nodes executed", run(workflow));
    }

    @Test
    public void configuresLaterWhatIsUnknownBefore() throws IOException {
        final Path workflow = writer().numbers(1, model -> model.addString("fault", "NO_SPEC"))
            .node(2, "Sum", settings -> {
            }).showSum(3, 3).connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        assertEnds(0, "3 of 3", run(workflow));
    }

    @Test
    public void failsWhenANodeFails() throws IOException {
        assertEnds(4, "The numbers ran out",
            run(writer().numbers(1, model -> model.addString("fault", "MESSAGE")).write()));
        assertEnds(4, "Execute failed: surprise",
            run(writer().numbers(1, model -> model.addString("fault", "EXCEPTION")).write()));
        assertEnds(4, "but configure announced",
            run(writer().numbers(1, model -> model.addString("fault", "OTHER_COLUMN")).write()));
        assertEnds(4, "gives nothing at output port 'Numbers'",
            run(writer().numbers(1, model -> model.addString("fault", "NO_TABLE")).write()));
    }

    @Test
    public void warns() throws IOException {
        final BatchRun.Result result =
            run(writer().numbers(1, model -> model.addString("fault", "WARNING")).write());
        assertEnds(0, "WARN \t KNIME-Worker-Numbers 2:1 Node\t Numbers are only numbers", result);
        assertTrue(result.logFile(), result.logFile().contains(" : Numbers : 2:1 : Numbers are only numbers"));
    }

    @Test
    public void failsWhenAnInputIsNotConnected() throws IOException {
        assertEnds(4, "input port 'Numbers' is not connected", run(writer().node(1, "Sum", settings -> {
        }).write()));
    }

    @Test
    public void savesSettingsAndState() throws IOException {
        final Path workflow = sumOfThree().write();
        assertEnds(0, "3 of 3", BatchRun.run("-workflowDir=" + workflow, "-option=1,note,changed,String", "-reset"));
        final String saved = Files.readString(workflow.resolve("Numbers (#1)/settings.xml"));
        assertTrue(saved, saved.contains("value=\"changed\"") && saved.contains("value=\"EXECUTED\""));
        assertEnds(0, "3 of 3", run(workflow, "-failonloaderror"));

        final Path copy = m_temp.newFolder().toPath().resolve("copy");
        assertEnds(0, "Loading", BatchRun.run("-workflowDir=" + workflow, "-destDir=" + copy, "-noexecute"));
        assertEnds(0, "3 of 3", run(copy, "-failonloaderror"));
    }

    private static void assertExecutes(final Set<String> nodes, final BatchRun.Result result) {
        final Matcher executed = Pattern.compile("(\\w+) 2:\\d+ End execute").matcher(result.logFile());
        assertEquals(result.log(), nodes, executed.results().map(m -> m.group(1)).collect(Collectors.toSet()));
    }

    /** What was saved executed is not executed again, unless it is behind what has changed or its data is damaged. */
    @Test
    public void savesAndReadsData() throws IOException {
        final Path workflow = sumOfThree().write();
        assertExecutes(Set.of("Numbers", "Sum", "ShowSum"), BatchRun.run("-workflowDir=" + workflow));
        final String again = "-workflowDir=" + workflow;
        final BatchRun.Result nothing = BatchRun.run(again, "-failonloaderror");
        assertEnds(0, "3 of 3", nothing);
        assertExecutes(Set.of(), nothing);
        assertEnds(4, "The sum is 3, expected is 4", BatchRun.run(again, "-nosave", "-option=3,expected,4,int"));
        assertExecutes(Set.of("Numbers", "Sum"), BatchRun.run(again, "-nosave", "-option=1,rows,5,int"));
        assertExecutes(Set.of("Numbers", "Sum", "ShowSum"), run(workflow));

        final Path file = m_temp.getRoot().toPath().resolve("saved.knwf");
        assertEnds(0, "3 of 3", BatchRun.run(again, "-destFile=" + file));
        assertExecutes(Set.of(), BatchRun.run("-workflowFile=" + file, "-nosave"));

        Files.delete(workflow.resolve("Sum (#2)/port_1/object/portobject.zip"));
        final BatchRun.Result repaired = BatchRun.run(again);
        assertEnds(0, "Sum #2 executes again: its data cannot be read", repaired);
        assertExecutes(Set.of("Sum", "ShowSum"), repaired);
        assertExecutes(Set.of(), BatchRun.run(again));
    }

    /** What a node gave before does not lie beside its settings when it fails. */
    @Test
    public void aFailureIsSavedWithoutData() throws IOException {
        final Path workflow = sumOfThree().write();
        BatchRun.run("-workflowDir=" + workflow);
        final Path numbers = workflow.resolve("Numbers (#1)");
        assertTrue(Files.exists(numbers.resolve("port_1/data.bin")));
        assertEnds(4, "0 of 3", BatchRun.run("-workflowDir=" + workflow, "-option=1,fault,MESSAGE,String"));
        assertEquals(List.of("settings.xml"), names(numbers));
    }

    @Test
    public void runsThroughMetanodes() throws IOException {
        final WorkflowWriter outer = writer();
        final Path folder = outer.numbers(1, model -> {
        }).element(2, "Meta (#2)/workflow.knime", true, "MetaNode").showSum(3, 3).connect(1, 1, 2, 0)
            .connect(2, 0, 3, 1).write();
        new WorkflowWriter(folder.resolve("Meta (#2)")).node(5, "Sum", settings -> {
        }).connect(-1, 0, 5, 1).connect(5, 1, -1, 0).write();
        assertEnds(0, "Sum #2:5: executed", run(folder, "-failonloaderror"));
    }

    @Test
    public void runsThroughComponents() throws IOException {
        assertEnds(0, "Sum #2:0:5: executed", run(component("rows"), "-failonloaderror"));
    }

    @Test
    public void aComponentIsConfiguredWithItsInputs() throws IOException {
        final Path workflow = component("rows");
        final Path numbers = workflow.resolve("Numbers (#1)/settings.xml");
        Files.writeString(numbers, Files.readString(numbers).replace("value=\"NONE\"", "value=\"MESSAGE\""));
        final Path inner = workflow.resolve("Component (#2)/Numbers (#6)/settings.xml");
        Files.writeString(inner, Files.readString(inner).replace("value=\"Number\"", "value=\"\""));
        final BatchRun.Result result = run(workflow);
        assertEnds(4, "0 of 4 nodes executed", result);
        assertFalse("configured without its input: " + result.log(), result.log().contains("needs a name"));
    }

    @Test
    public void aComponentGivesNothingIfANodeInItFails() throws IOException {
        final Path workflow = component("rows");
        final Path inner = workflow.resolve("Component (#2)/Numbers (#6)/settings.xml");
        Files.writeString(inner, Files.readString(inner).replace("value=\"NONE\"", "value=\"MESSAGE\""));
        assertEnds(4, "Not executed (a node before it failed): ShowSum #3", run(workflow));
    }

    @Test
    public void anOptionDoesNotReachIntoAComponent() throws IOException {
        assertEnds(0, "No node with id [2, 0, 6] found", run(component("rows"), "-option=2:0:6,fault,MESSAGE,String"));
    }

    @Test
    public void linksCannotBeUpdated() throws IOException {
        final Path workflow = component("rows");
        final Path settings = workflow.resolve("Component (#2)/settings.xml");
        Files.writeString(settings, Files.readString(settings).replace("</config>",
            "<config key=\"workflow_template_information\"><entry key=\"role\" type=\"xstring\" value=\"Link\"/>"
                + "<entry key=\"sourceURI\" type=\"xstring\" value=\"knime://knime.workflow/../Component\"/></config>"
                + "</config>"));
        assertEnds(0, "4 of 4", run(workflow));
        assertEnds(3, "knime://knime.workflow/../Component", run(workflow, "-updateLinks"));
        assertEnds(0, "3 of 3", run(sumOfThree().write(), "-updateLinks"));
    }

    @Test
    public void aComponentLetsInOnlyChosenVariables() throws IOException {
        assertEnds(4, "'rows', which is not there", run(component()));
    }

    /** Two rows or the variable's three are added up inside of the component, three is expected outside. */
    private Path component(final String... includedVariables) throws IOException {
        final WorkflowWriter outer = writer();
        final Path folder = outer.variable("rows", 3).numbers(1, model -> {
        }).element(2, "Component (#2)/settings.xml", true, "SubNode").showSum(3, 3).connect(1, 1, 2, 1)
            .connect(2, 1, 3, 1).write();
        final var settings = new NodeSettings("settings.xml");
        settings.addString("workflow-file", "workflow.knime");
        settings.addInt("virtual-in-ID", 1);
        settings.addInt("virtual-out-ID", 2);
        outer.write(settings, "Component (#2)/settings.xml");
        final var inner = new WorkflowWriter(folder.resolve("Component (#2)"));
        final String virtual = "org.knime.core.node.workflow.virtual.subnode.VirtualSubNode";
        inner.node(1, "Component Input", input -> {
            input.addString("factory", virtual + "InputNodeFactory");
            final var filter = get(input, "model").addNodeSettings("variable-filter");
            filter.addString("filter-type", "STANDARD");
            filter.addStringArray("included_names", includedVariables);
            filter.addStringArray("excluded_names");
            filter.addString("enforce_option", "EnforceInclusion");
        }).node(2, "Component Output", output -> output.addString("factory", virtual + "OutputNodeFactory"))
            .node(5, "Sum", sum -> {
            }).node(6, "Numbers", numbers -> {
                final NodeSettings model = get(numbers, "model");
                model.addInt("rows", 2);
                model.addString("column", "Number");
                model.addString("note", "");
                model.addString("fault", "NONE");
                control(numbers, "rows", "rows");
            }).connect(1, 1, 5, 1).connect(5, 1, 2, 1).write();
        return folder;
    }
}
