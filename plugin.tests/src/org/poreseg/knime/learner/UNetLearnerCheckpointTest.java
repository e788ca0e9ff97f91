package org.poreseg.knime.learner;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.CanceledExecutionException;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.modelport.TestPatches;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.testing.NodeRunner;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.model.ModelInfo;

/** Trainings that are cancelled, resumed, and ended by a file, through the node. */
public class UNetLearnerCheckpointTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_checkpoints;

    @Before
    public void chooseFolder() throws IOException {
        m_checkpoints = m_folder.getRoot().toPath().resolve("checkpoints");
    }

    private NodeRunner learner(final int epochs) throws Exception {
        return NodeRunner.of(new UNetLearnerNodeFactory()).set("baseFilters", 4).set("depth", 1).set("batchSize", 8)
            .set("epochs", epochs).set("minibatchShare", 1.0).set("initialRate", 0.01).set("finalRate", 0.001)
            .set("device", DeviceKind.CPU).set("checkpointFolder", m_checkpoints.toString());
    }

    private static TestPatches rocks(final NodeRunner node) throws IOException {
        return new TestPatches(node.context()).stack("a", "a1", 4).stack("b", "b1", 4);
    }

    private static List<StopReason> reasons(final UNetModelsPortObject models) throws IOException {
        return models.open().models().stream().map(ModelInfo::stopReason).toList();
    }

    /** Executes the node, and puts a file beside its work once a message begins as given. */
    private static UNetModelsPortObject executeAndPut(final NodeRunner node, final Path file, final String when)
        throws Exception {
        return executeAnd(node, when, () -> Files.createFile(file));
    }

    /** Executes the node, and does something beside its work once a message begins as given. */
    private static UNetModelsPortObject executeAnd(final NodeRunner node, final String when,
        final Callable<?> action) throws Exception {
        final Thread user = new Thread(() -> {
            try {
                while (node.messages().stream().noneMatch(message -> message.startsWith(when))) {
                    Thread.sleep(1);
                }
                action.call();
            } catch (final Exception e) {
                // the training then runs to its end, which fails the test
            }
        });
        user.start();
        try {
            return (UNetModelsPortObject)node.execute()[0];
        } finally {
            user.interrupt();
            user.join();
        }
    }

    @Test
    public void aCancelledTrainingIsResumedToTheSameModelFile() throws Exception {
        try (NodeRunner whole = learner(6); NodeRunner node = learner(6)) {
            whole.input(0, rocks(whole).table()).set("checkpointFolder", Optional.empty()).set("holdOutEvery", 4);
            final Path expected = ((UNetModelsPortObject)whole.execute()[0]).file();

            node.input(0, rocks(node).table()).set("holdOutEvery", 4).cancelAt(0.3);
            assertThrows(CanceledExecutionException.class, node::execute);
            assertTrue(node.messages().toString(),
                node.messages().get(node.messages().size() - 1).startsWith("Epoch 2 of 6"));

            // the same rows in another order are the same patches
            node.input(0, rocks(node).shuffle().table()).set("resume", true).cancelAt(2);
            assertEquals(-1, Files.mismatch(expected, ((UNetModelsPortObject)node.execute()[0]).file()));
        }
    }

    @Test
    public void resumeWithoutAFolderMeansNothing() throws Exception {
        try (NodeRunner node = learner(1)) {
            node.input(0, rocks(node).table()).set("checkpointFolder", Optional.empty()).set("resume", true);
            assertEquals(List.of(StopReason.FINISHED), reasons((UNetModelsPortObject)node.execute()[0]));
        }
    }

    @Test
    public void aStopFileEndsTheTrainingAndKeepsTheModel() throws Exception {
        try (NodeRunner node = learner(5000)) {
            node.input(0, rocks(node).table());
            final UNetModelsPortObject models =
                executeAndPut(node, m_checkpoints.resolve("stop"), "Epoch 2 of 5000");
            assertEquals(List.of(StopReason.STOP_FILE), reasons(models));
            assertTrue(node.warnings().toString(), node.warnings().toString().contains("by a file named \"stop\""));
            assertFalse(Files.exists(m_checkpoints.resolve("stop")));
            final Path model = models.open().extract("a + b", m_folder.newFolder().toPath());
            assertTrue(Files.size(model.resolve("saved_model.pb")) > 0);
        }
    }

    @Test
    public void aStopFileInTheChosenFolderEndsAllModels() throws Exception {
        try (NodeRunner node = learner(1000)) {
            node.input(0, rocks(node).table()).set("train", TrainMode.EVERY_COMBINATION);
            final UNetModelsPortObject models =
                executeAndPut(node, m_checkpoints.resolve("stop"), "Model 1/3 a: Epoch 2 of 1000");
            assertEquals(List.of("a"), models.getSpec().names());
            assertEquals(List.of(StopReason.STOP_FILE), reasons(models));
            assertTrue(node.warnings().toString(),
                node.warnings().toString().contains("in the checkpoint folder: \"b\", \"a + b\"."));
            assertFalse(Files.exists(m_checkpoints.resolve("stop")));
        }
    }

    /** The disk that takes the second model is gone when it is done. */
    @Test
    public void aModelThatCannotBeWrittenCostsNoOther() throws Exception {
        final Path scratch = m_folder.newFolder("scratch").toPath();
        try (NodeRunner node = learner(30)) {
            node.input(0, rocks(node).table()).set("train", TrainMode.PER_ROCK_TYPE)
                .set("scratchFolder", scratch.toString());
            final UNetModelsPortObject models = executeAnd(node, "Model 2/2 b: Epoch 2 of 30", () -> {
                try (Stream<Path> folders = Files.list(scratch)) {
                    return Files.createFile(folders.findFirst().orElseThrow().resolve("model1"));
                }
            });
            assertEquals(List.of("a"), models.getSpec().names());
            assertTrue(node.warnings().toString(),
                node.warnings().toString().contains("Not trained, because of a failure: \"b\". ")
                    && node.warnings().toString().contains("model1"));
        }
        assertEquals("nothing is left", 0, scratch.toFile().list().length);
    }

    @Test
    public void aStopFileInAModelsFolderEndsThatModel() throws Exception {
        final int epochs = 300;
        try (NodeRunner node = learner(epochs)) {
            node.input(0, rocks(node).table()).set("train", TrainMode.PER_ROCK_TYPE);
            final UNetModelsPortObject models =
                executeAndPut(node, m_checkpoints.resolve("001 a/stop"), "Model 1/2 a: Epoch 2 of " + epochs);
            assertEquals(List.of(StopReason.STOP_FILE, StopReason.FINISHED), reasons(models));
            assertFalse(Files.exists(m_checkpoints.resolve("001 a/stop")));
        }
    }

    @Test
    public void stopFilesOfEarlierAreRemoved() throws Exception {
        final Path own = Files.createDirectories(m_checkpoints.resolve("002 b"));
        final Path other = Files.createDirectories(m_checkpoints.resolve("notes"));
        for (final Path folder : List.of(m_checkpoints, own, other)) {
            Files.createFile(folder.resolve("stop"));
        }
        try (NodeRunner node = learner(2)) {
            node.input(0, rocks(node).table()).set("train", TrainMode.PER_ROCK_TYPE);
            assertEquals(List.of(StopReason.FINISHED, StopReason.FINISHED),
                reasons((UNetModelsPortObject)node.execute()[0]));
        }
        assertFalse(Files.exists(m_checkpoints.resolve("stop")));
        assertFalse(Files.exists(own.resolve("stop")));
        assertTrue("not a model's folder", Files.exists(other.resolve("stop")));
    }

    /** Else a resume would find, behind the models that the cancelled execution came to, those of the one before. */
    @Test
    public void beginningAnewSetsTheStatesOfAllModelsAside() throws Exception {
        try (NodeRunner node = learner(2)) {
            node.input(0, rocks(node).table()).set("train", TrainMode.PER_ROCK_TYPE);
            node.execute();
            node.set("seed", 5).cancelAt(0.2);
            assertThrows(CanceledExecutionException.class, node::execute);
            assertFalse(Files.exists(m_checkpoints.resolve("002 b/checkpoint.bin")));
            assertTrue(Files.exists(m_checkpoints.resolve("002 b/checkpoint.bin.old")));

            node.set("resume", true).cancelAt(2);
            assertEquals(List.of(StopReason.FINISHED, StopReason.FINISHED),
                reasons((UNetModelsPortObject)node.execute()[0]));
        }
    }
}
