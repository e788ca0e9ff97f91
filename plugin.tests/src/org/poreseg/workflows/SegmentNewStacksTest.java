package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.PixelType;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.Slice;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;
import org.poreseg.image.TiffStackWriter;

/** The workflow Segment New Stacks with the model and the stacks it ships with. */
public class SegmentNewStacksTest {

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    @Test
    public void writesMasksProbabilitiesAndPorosities() throws Exception {
        final Path workflow = WorkflowRun.copy("Segment New Stacks", m_temp.newFolder("workflow").toPath());
        final Path output = m_temp.getRoot().toPath().resolve("new/output");
        final BatchApplication.Result result = new WorkflowRun(workflow).with("output_folder", output).run();
        assertEquals(result.output(), 0, result.exitCode());

        final List<CSVRecord> porosities = CsvFile.read(output.resolve("porosity.csv"));
        int line = 0;
        for (final StackDefinition stack : StackList.read(workflow.resolve("data/stacks.csv"))) {
            final String model = porosities.get(line).get("model");
            final String name = model + "_" + stack.name();
            try (StackSource images = StackSource.open(stack);
                    StackSource masks = StackSource.open(written(output, name + "_mask.tif"));
                    StackSource probabilities = StackSource.open(written(output, name + "_probability.tif"))) {
                assertEquals(images.sliceCount(), masks.sliceCount());
                assertEquals(images.sliceCount(), probabilities.sliceCount());
                for (int slice = 0; slice < images.sliceCount(); slice++) {
                    final CSVRecord record = porosities.get(line++);
                    assertEquals(List.of(model, stack.name(), "" + slice),
                        List.of(record.get("model"), record.get("stack"), record.get("slice")));
                    final double porosity = Double.parseDouble(record.get("porosity"));
                    assertEquals(porePixels(masks, slice) / (double)(images.width() * images.height()), porosity, 0);
                    assertTrue("a porosity that a rock can have: " + porosity, porosity > 0.05 && porosity < 0.5);
                }
            }
        }
        assertEquals("no other record", porosities.size(), line);
    }

    /** Model, patches and masks come back from where the workflow was saved. */
    @Test
    public void whatWasSavedExecutedIsNotExecutedAgain() throws Exception {
        final Path workflow = WorkflowRun.copy("Segment New Stacks", m_temp.newFolder("workflow").toPath());
        final BatchApplication.Result first = BatchApplication.run("-reset", "-workflowDir=" + workflow);
        assertEquals(first.output(), 0, first.exitCode());
        assertTrue(first.log(), first.executed("U-Net Predictor"));
        final BatchApplication.Result second = BatchApplication.run("-workflowDir=" + workflow);
        assertEquals(second.output(), 0, second.exitCode());
        assertFalse(second.log(), second.log().contains("End execute"));
        final BatchApplication.Result writer =
            BatchApplication.run("-nosave", "-workflowDir=" + workflow, "-option=4,subfolder,again,String");
        assertEquals(writer.output(), 0, writer.exitCode());
        assertTrue(writer.log(), writer.executed("Mask Writer"));
        assertFalse(writer.log(), writer.executed("U-Net Predictor"));
    }

    /** What the models cannot be applied to, and what is no model file, is told together, before a stack is read. */
    @Test
    public void namesMistakesBeforeAnyStackIsRead() throws Exception {
        final Path workflow = WorkflowRun.copy("Segment New Stacks", m_temp.newFolder("workflow").toPath());
        final Path folder = m_temp.getRoot().toPath();
        try (TiffStackWriter writer = TiffStackWriter.create(folder.resolve("deep.tif"), false)) {
            writer.append(new Slice(64, 64, PixelType.UINT16, new short[64 * 64]));
            writer.commit();
        }
        final Path list = Files.writeString(folder.resolve("stacks.csv"), "stack,images\na,deep.tif\nb,none.tif\n");
        final Path output = folder.resolve("output");
        final WorkflowRun run = new WorkflowRun(workflow).with("stacks", list).with("output_folder", output);
        assertStops(run, output, "2 mistakes", "line 2", "16-bit", "8-bit", "line 3", "none.tif");
        assertStops(run.with("model_file", list), output, "stacks.csv");
    }

    private static void assertStops(final WorkflowRun run, final Path output, final String... parts)
        throws Exception {
        final BatchApplication.Result result = run.run();
        assertEquals(result.output(), 4, result.exitCode());
        for (final String part : parts) {
            assertTrue("\"" + part + "\" expected in " + result.log(), result.log().contains(part));
        }
        assertFalse(result.log(), result.executed("Stack Reader"));
        assertFalse("nothing is written", Files.exists(output));
    }

    private static int porePixels(final StackSource masks, final int slice) throws IOException {
        int pores = 0;
        for (final byte value : (byte[])masks.readImage(slice).pixels()) {
            assertTrue("pore is 255, solid 0", value == 0 || value == -1);
            pores -= value;
        }
        return pores;
    }

    private static StackDefinition written(final Path folder, final String file) {
        return new StackDefinition(file, "", file, "", folder, PoreValues.NON_ZERO, SliceRange.ALL,
            RegionOfInterest.ALL, "written");
    }
}
