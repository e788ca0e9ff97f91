package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;

/** The workflow Segment New Stacks with the model and the stacks it ships with. */
public class SegmentNewStacksTest {

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    @Test
    public void writesMasksProbabilitiesAndPorosities() throws Exception {
        final Path workflow = WorkflowRun.copy("Segment New Stacks", m_temp.newFolder("workflow").toPath());
        final Path output = m_temp.getRoot().toPath().resolve("new/output");
        final BatchApplication.Result result = BatchApplication.run("-reset", "-nosave", "-failonloaderror",
            "-workflowDir=" + workflow, "-workflow.variable=output_folder,\"" + output + "\",String");
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
