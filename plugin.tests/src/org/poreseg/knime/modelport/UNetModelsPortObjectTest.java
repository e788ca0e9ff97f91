package org.poreseg.knime.modelport;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.List;

import org.junit.Test;
import org.knime.core.node.ModelContent;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec.Model;

/** The port survives being stored. */
public class UNetModelsPortObjectTest {

    @Test
    public void thePortComesBackWithItsModels() throws Exception {
        try (TestModels models = new TestModels("a", "b")) {
            final UNetModelsPortObject port = models.port();
            final UNetModelsPortObject back = (UNetModelsPortObject)models.learner().roundTrip(port);
            assertNotSame(port, back);
            assertArrayEquals(Files.readAllBytes(port.file()), Files.readAllBytes(back.file()));
            assertEquals(port.getSpec(), back.getSpec());
            assertEquals(List.of("a", "b", "a + b"), back.getSpec().names());
            assertEquals("3 U-Net models: a, b, a + b", back.getSummary());
            assertEquals(3, back.open().models().size());
            final Model model = back.getSpec().models().get(2);
            assertEquals(new Model("a + b", List.of("a", "b"), TestPatches.SIZE, TestPatches.SIZE, PixelType.UINT8,
                WindowKind.DATA_TYPE_RANGE), model);
        }
    }

    @Test
    public void theSpecKeepsWhatIsKnownAndWhatIsNot() throws Exception {
        final UNetModelsPortObjectSpec spec = new UNetModelsPortObjectSpec(
            List.of(Model.planned("chalk", List.of("chalk")), Model.planned("model", List.of())));
        final ModelContent content = new ModelContent("spec");
        spec.save(content);
        final UNetModelsPortObjectSpec back = new UNetModelsPortObjectSpec();
        back.load(content);
        assertEquals(spec.models(), back.models());
        assertTrue(new UNetModelsPortObjectSpec().models().isEmpty());
    }
}
