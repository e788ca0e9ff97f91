package org.poreseg.unet.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;

public final class ModelFileTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_root;

    private Path m_file;

    @Before
    public void paths() {
        m_root = m_folder.getRoot().toPath();
        m_file = m_root.resolve("rocks.unet");
    }

    private static final TrainingConfig TRAINING = new TrainingConfig(NetworkConfig.PAPER, LossConfig.PAPER,
        LearningRate.PAPER, 32, 2, 0.2, Stopping.NEVER, Long.MIN_VALUE, Precision.FP32, DeviceChoice.AUTO);

    private static ModelInfo info(final String name) {
        final List<EpochRecord> curve = List.of(
            new EpochRecord(1, 20, 1e-3, 0.5, 0.25, 0.25, Double.NaN, Double.NaN, 3.5),
            new EpochRecord(2, 40, 1e-5, 0.4, 0.2, 0.2, 0.3, 0.75, 7));
        return new ModelInfo(name, List.of("carbonate", "soil <&\" ü"), TRAINING, 64, 48,
            PixelType.UINT16, WindowKind.STACK_PERCENTILES,
            List.of(new TrainingStack("A", "carbonate", List.of(0, 40, 80), 192)), StopReason.FINISHED, 2, curve,
            Map.of("Java", "17"), null);
    }

    private ModelFile.Source source(final String name, final long seed) throws IOException {
        final byte[] bytes = new byte[100_000];
        new Random(seed).nextBytes(bytes);
        final Path folder = m_folder.newFolder().toPath();
        Files.write(folder.resolve("saved_model.pb"), bytes);
        return new ModelFile.Source(info(name), folder);
    }

    @Test
    public void givesBackWhatWasWritten() throws IOException {
        final List<ModelFile.Source> sources = List.of(source("all rocks", 1), source("soil", 2));
        ModelFile.write(m_file, sources);
        final ModelFile file = ModelFile.read(m_file);
        assertEquals(2, file.models().size());
        for (int i = 0; i < 2; i++) {
            final ModelInfo found = file.models().get(i);
            assertEquals(sources.get(i).info().inFile(null), found.inFile(null));
            assertTrue(found.curve().stream().allMatch(epoch -> Double.isNaN(epoch.seconds())));
            assertEquals(64, found.checksum().length());
            final Path folder = file.extract(found.name(), m_root.resolve("out" + i));
            assertArrayEquals(Files.readAllBytes(sources.get(i).savedModel().resolve("saved_model.pb")),
                Files.readAllBytes(folder.resolve("saved_model.pb")));
        }
    }

    @Test
    public void equalModelsMakeEqualFiles() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final byte[] first = Files.readAllBytes(m_file);
        ModelFile.write(m_file, List.of(source("a", 1)));
        assertArrayEquals(first, Files.readAllBytes(m_file));
    }

    @Test
    public void noticesDamage() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final byte[] bytes = Files.readAllBytes(m_file);
        bytes[bytes.length - 50_000] ^= 1;
        Files.write(m_file, bytes);
        final ModelFile file = ModelFile.read(m_file);
        assertThrows(UserError.class, () -> file.extract("a", m_root.resolve("out")));
        assertFalse(Files.exists(m_root.resolve("out").resolve("saved_model.pb")));
    }

    @Test
    public void noticesAnotherModelUnderTheName() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final ModelFile file = ModelFile.read(m_file);
        ModelFile.write(m_file, List.of(source("a", 2)));
        final Exception ex = assertThrows(UserError.class, () -> file.extract("a", m_root.resolve("out")));
        assertTrue(ex.getMessage(), ex.getMessage().contains("SHA-256"));
    }

    @Test
    public void saysWhatIsWrong() throws IOException {
        requireMessage("There is no model file");
        Files.writeString(m_file, "stack, rock type");
        requireMessage("is no zip file");
        zip("readme.txt", "hello");
        requireMessage("without models.json");
        zip("models.json", "{\"format\": 2, \"models\": []}");
        requireMessage("newer version");
        zip("models.json", "{\"format\": 1, \"models\": []}");
        requireMessage("names no models");
        zip("models.json", "{\"format\": 1, \"models\": [");
        requireMessage("damaged");
        ModelFile.write(m_file, List.of(source("a", 1)));
        final Exception ex = assertThrows(IllegalArgumentException.class,
            () -> ModelFile.read(m_file).extract("b", m_root.resolve("out")));
        assertTrue(ex.getMessage(), ex.getMessage().contains("no model \"b\"") && ex.getMessage().contains("\"a\""));
        assertThrows(IllegalArgumentException.class,
            () -> ModelFile.write(m_file, List.of(source("a", 1), source("a", 2))));
    }

    private void zip(final String name, final String text) throws IOException {
        try (OutputStream stream = Files.newOutputStream(m_file); ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private void requireMessage(final String part) {
        final Exception ex = assertThrows(UserError.class, () -> ModelFile.read(m_file));
        assertTrue(ex.getMessage(), ex.getMessage().contains(part) && ex.getMessage().contains("rocks.unet"));
    }
}
