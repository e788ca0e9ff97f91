package org.poreseg.unet.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;

public final class ModelFileTest {

    /** A number of many digits. */
    private static final double LONGEST = -Double.MIN_NORMAL;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_root;

    private Path m_file;

    @Before
    public void paths() {
        m_root = m_folder.getRoot().toPath();
        m_file = m_root.resolve("rocks.unet");
    }

    private ModelFile.Source source(final String name, final long seed) throws IOException {
        return TestModelFiles.source(m_root, name, seed);
    }

    @Test
    public void givesBackWhatWasWritten() throws IOException {
        final List<ModelFile.Source> sources = List.of(source("all rocks", 1), source("soil", 2));
        ModelFile.write(m_file, sources);
        final ModelFile file = ModelFile.read(m_file);
        assertEquals(2, file.models().size());
        for (int i = 0; i < 2; i++) {
            final ModelInfo found = file.models().get(i);
            assertEquals(sources.get(i).info().inFile(100, found.checksum()), found);
            assertTrue(found.curve().stream().allMatch(epoch -> Double.isNaN(epoch.seconds())));
            file.verify(found.name());
            try (ZipFile zip = new ZipFile(m_file.toFile())) {
                assertArrayEquals(Files.readAllBytes(sources.get(i).weights()), zip
                    .getInputStream(zip.getEntry("models/" + i + "/weights.safetensors")).readAllBytes());
            }
        }
    }

    @Test
    public void equalModelsMakeEqualFiles() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final byte[] first = Files.readAllBytes(m_file);
        ModelFile.write(m_file, List.of(source("a", 1)));
        assertArrayEquals(first, Files.readAllBytes(m_file));
    }

    /** What was packed again by hand is compressed, and in another order. */
    @Test
    public void readsWhatWasCompressed() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1), source("b", 2)));
        final Path packed = m_root.resolve("packed.zip");
        try (ZipFile zip = new ZipFile(m_file.toFile());
                ZipOutputStream again = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (final String name : List.of("models/1/weights.safetensors", "models.json",
                "models/0/weights.safetensors")) {
                again.putNextEntry(new ZipEntry(name));
                zip.getInputStream(zip.getEntry(name)).transferTo(again);
            }
        }
        assertEquals(ModelFile.read(m_file).models(), ModelFile.read(packed).models());
        ModelFile.read(packed).verify("a");
        ModelFile.read(packed).verify("b");
    }

    @Test
    public void noticesAnotherModelUnderTheName() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final ModelFile file = ModelFile.read(m_file);
        ModelFile.write(m_file, List.of(source("a", 2)));
        final Exception ex = assertThrows(UserError.class, () -> file.verify("a"));
        assertTrue(ex.getMessage(), ex.getMessage().contains("SHA-256"));
    }

    @Test
    public void saysWhatIsWrong() throws IOException {
        requireMessage("There is no model file");
        Files.createDirectory(m_file);
        requireMessage("no model file, but a folder");
        Files.delete(m_file);
        Files.writeString(m_file, "stack, rock type");
        requireMessage("is no zip file");
        zip("readme.txt", "hello");
        requireMessage("without models.json");
        zip("models.json", "{\"models\": [], \"format\": 2}");
        requireMessage("does not begin with its format");
        zip("models.json", "{\"format\": 3, \"since\": \"1.4.0\", \"networks\": [], \"else\": {}}");
        requireMessage("written by a newer version of this extension: its format is 3. This version reads format 2. "
            + "Install version 1.4.0 or later.");
        zip("models.json", "{\"format\": 3, \"since\": \"<b>\"}");
        requireMessage("Install a newer version.");
        zip("models.json", "{\"format\": 1, \"models\": []}");
        requireMessage("written by an early version of this extension: its format is 1");
        zip("models.json", "{\"format\": 2, \"since\": \"1.0.0\", \"models\": []}");
        requireMessage("names no models");
        zip("models.json", "{\"format\": 2, \"since\": \"1.0.0\", \"models\": [");
        requireMessage("it is no JSON at \"models[0]\"");
    }

    @Test
    public void modelsAreKnownByTheirNames() throws IOException {
        ModelFile.write(m_file, List.of(source("a", 1)));
        final Exception ex =
            assertThrows(IllegalArgumentException.class, () -> ModelFile.read(m_file).verify("b"));
        assertTrue(ex.getMessage(), ex.getMessage().contains("no model \"b\"") && ex.getMessage().contains("\"a\""));
        final byte[] before = Files.readAllBytes(m_file);
        for (final String[] same : new String[][]{{"a", "a"}, {"gr\u00e8s", "gre\u0300s"}}) {
            final Exception names = assertThrows(UserError.class,
                () -> ModelFile.write(m_file, List.of(source(same[0], 1), source(same[1], 2))));
            assertTrue(names.getMessage(), names.getMessage().contains("is that of another model"));
        }
        assertArrayEquals(before, Files.readAllBytes(m_file));
    }

    /** A description stays small whatever the training was, and what was written is read. */
    @Test
    public void longLearningCurvesAreThinnedOut() throws IOException {
        final ModelFile.Source source = source("a", 1);
        final ModelInfo info = source.info();
        final TrainingConfig training = info.training();
        final List<EpochRecord> curve = IntStream.rangeClosed(1, TrainingConfig.MAX_EPOCHS)
            .mapToObj(
                epoch -> new EpochRecord(epoch, epoch, 1e-3 / 3, 1 / 3.0, 1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0, 1))
            .toList();
        final ModelInfo longest = new ModelInfo("a", info.rockTypes(),
            new TrainingConfig(training.network(), training.loss(), training.rate(), 32, TrainingConfig.MAX_EPOCHS, 1,
                training.stopping(), 1, training.precision(), training.device()),
            64, 64, info.pixelType(), null, info.stacks(), StopReason.FINISHED, 777_777, curve, info.versions(), null);
        ModelFile.write(m_file, List.of(new ModelFile.Source(longest, source.weights())));
        final ModelInfo read = ModelFile.read(m_file).models().get(0);
        assertTrue(Integer.toString(read.curve().size()), Math.abs(read.curve().size() - 30_000) < 3);
        final Set<Integer> epochs = new TreeSet<>(read.curve().stream().map(EpochRecord::epoch).toList());
        assertTrue(epochs.containsAll(List.of(1, 777_777, TrainingConfig.MAX_EPOCHS)));
        assertEquals(777_777, read.keptEpoch());
    }

    /** Known before hours of training. */
    @Test
    public void whatCouldNotBeWrittenIsToldBefore() throws IOException {
        final ModelInfo info = TestModelFiles.info("a", TestModelFiles.NETWORK);
        ModelFile.requireRoom(List.of(info, TestModelFiles.info("b", TestModelFiles.NETWORK)));
        assertNoRoom("is that of another model", List.of(info, info));
        assertNoRoom("names 1025 models", IntStream.range(0, 1025)
            .mapToObj(i -> TestModelFiles.info("model " + i, TestModelFiles.NETWORK)).toList());
        final TrainingStack large =
            new TrainingStack("A", "chalk", IntStream.range(0, 3_000_000).boxed().toList(), 1);
        assertNoRoom("Train fewer models at a time, or on fewer slices", List.of(new ModelInfo("a", List.of(),
            info.training(), 64, 64, info.pixelType(), null, List.of(large), null, 0, List.of(), Map.of(), null)));
        // and the largest that is let in is written
        final TrainingConfig training = info.training();
        final ModelInfo most = new ModelInfo("a", List.of(), new TrainingConfig(training.network(), training.loss(),
            training.rate(), 32, TrainingConfig.MAX_EPOCHS, 1, training.stopping(), 1, training.precision(),
            training.device()), 64, 64, info.pixelType(), null,
            List.of(new TrainingStack("A", "", IntStream.range(0, 1_000_000).boxed().toList(), 1)),
            StopReason.FINISHED, 1, IntStream.rangeClosed(1, TrainingConfig.MAX_EPOCHS)
                .mapToObj(epoch -> new EpochRecord(epoch, 1_000_000_000_000L * epoch, LONGEST, LONGEST, LONGEST,
                    LONGEST, LONGEST, LONGEST, 1))
                .toList(), Map.of(), null);
        ModelFile.requireRoom(List.of(most));
        ModelFile.write(m_file, List.of(new ModelFile.Source(most, source("a", 1).weights())));
        assertEquals(1_000_000, ModelFile.read(m_file).models().get(0).stacks().get(0).slices().size());
    }

    private static void assertNoRoom(final String part, final List<ModelInfo> models) {
        final Exception ex = assertThrows(UserError.class, () -> ModelFile.requireRoom(models));
        assertTrue(ex.getMessage(), ex.getMessage().contains(part) && ex.getMessage().contains("The model file"));
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
