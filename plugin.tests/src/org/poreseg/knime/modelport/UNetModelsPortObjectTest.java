package org.poreseg.knime.modelport;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import org.junit.Test;
import org.knime.core.node.ModelContent;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.unet.model.ModelOutline;
import org.poreseg.unet.model.PatchKind;

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
            final PatchKind patches = new PatchKind(TestPatches.SIZE, TestPatches.SIZE, PixelType.UINT8,
                Optional.of(WindowKind.DATA_TYPE_RANGE));
            final ModelOutline outline = new ModelOutline("a + b", List.of("a", "b"), Optional.of(patches));
            assertEquals("on the port", outline, back.getSpec().models().get(2));
            assertEquals("in the file", outline, back.open().models().get(2).outline());
        }
    }

    @Test
    public void theSpecKeepsWhatIsKnownAndWhatIsNot() throws Exception {
        final PatchKind patches = new PatchKind(64, 48, PixelType.UINT16, Optional.empty());
        final UNetModelsPortObjectSpec spec = new UNetModelsPortObjectSpec(
            List.of(new ModelOutline("chalk", List.of("chalk")), new ModelOutline("model", List.of()),
                new ModelOutline("soil", List.of("soil"), Optional.of(patches))));
        final ModelContent content = new ModelContent("spec");
        spec.save(content);
        final UNetModelsPortObjectSpec back = new UNetModelsPortObjectSpec();
        back.load(content);
        assertEquals(spec.models(), back.models());
        assertTrue(new UNetModelsPortObjectSpec().models().isEmpty());
    }
}
