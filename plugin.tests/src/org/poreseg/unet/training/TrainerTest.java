package org.poreseg.unet.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.LossKind;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.SavedModelWriter;
import org.poreseg.unet.runtime.TensorFlowRuntime;

public final class TrainerTest {

    /** At a high rate it is best in the middle of a training. */
    private static final NetworkConfig WORSENING = new NetworkConfig(4, 1, true, 0.3);

    private static final NetworkConfig SMALL = new NetworkConfig(4, 2, false, 0);

    private static final int PATCHES = 24;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_root;

    @Before
    public void root() {
        m_root = m_folder.getRoot().toPath();
    }

    private static TrainingConfig config(final NetworkConfig network, final int epochs, final Stopping stopping,
        final double rate) {
        return new TrainingConfig(network, new LossConfig(LossKind.BATCH_SOFT_JACCARD, 1, 1e-5),
            new LearningRate(rate, rate / 100), 8, epochs, 1, stopping, 5, Precision.FP32, DeviceChoice.CPU);
    }

    private static TrainingConfig config(final int epochs) {
        return config(SMALL, epochs, Stopping.NEVER, 1e-2);
    }

    private TrainingResult train(final TrainingConfig config, final String name, final CheckpointPlan checkpoints,
        final TrainingListener listener, final WorkMonitor monitor) throws IOException {
        try (PatchStore training = PatchStore.create(m_root, 16, 16, PixelType.UINT8);
                PatchStore validation = PatchStore.create(m_root, 16, 16, PixelType.UINT8)) {
            DiscPatches.addDiscs(training, PATCHES, 1);
            DiscPatches.addDiscs(validation, 11, 2);
            return Trainer.train(config, training, validation, checkpoints, m_root.resolve(name), listener, monitor);
        }
    }

    private TrainingResult train(final TrainingConfig config, final String name) throws IOException {
        return train(config, name, CheckpointPlan.NONE, TrainingListener.NONE, WorkMonitor.NONE);
    }

    private static byte[] model(final TrainingResult result) throws IOException {
        return Files.readAllBytes(result.savedModel().resolve(SavedModelWriter.FILE));
    }

    /** A curve without its times, to the last digit. */
    private static String digits(final List<EpochRecord> curve) {
        return curve.stream().map(EpochRecord::withoutTime).toList().toString();
    }

    @Test
    public void learnsDiscs() throws IOException {
        final TrainingResult result = train(config(20), "model");
        assertEquals(StopReason.FINISHED, result.reason());
        assertEquals(20, result.curve().size());
        assertEquals(60, result.curve().get(19).step());
        assertTrue(result.curve().toString(), result.curve().get(19).validationIou() > 0.8);
        assertTrue(result.curve().get(19).loss() < result.curve().get(0).loss() / 2);
        assertEquals(1e-4, result.curve().get(19).rate(), 0);
    }

    @Test
    public void batchNormalizationAndDropoutLearnToo() throws IOException {
        final TrainingResult result =
            train(config(new NetworkConfig(4, 2, true, 0.2), 25, Stopping.NEVER, 1e-2), "model");
        assertTrue(result.curve().toString(), result.curve().get(24).validationIou() > 0.8);
    }

    @Test
    public void sameSeedSameBytes() throws IOException {
        for (final NetworkConfig network : List.of(SMALL, new NetworkConfig(4, 1, true, 0.3))) {
            final TrainingResult first = train(config(network, 3, Stopping.NEVER, 1e-2), "first");
            final TrainingResult second = train(config(network, 3, Stopping.NEVER, 1e-2), "second");
            assertEquals(digits(first.curve()), digits(second.curve()));
            assertArrayEquals(model(first), model(second));
        }
    }

    @Test
    public void anotherSeedAnotherModel() throws IOException {
        final TrainingConfig one = config(1);
        final TrainingConfig other = new TrainingConfig(one.network(), one.loss(), one.rate(), one.batchSize(),
            one.epochs(), one.minibatchShare(), one.stopping(), one.seed() + 1, one.precision(), one.device());
        assertNotEquals(digits(train(one, "one").curve()), digits(train(other, "other").curve()));
    }

    @Test
    public void resumedRunEndsAsTheUninterruptedOne() throws IOException {
        for (final TrainingConfig config : List.of(config(SMALL, 5, Stopping.NEVER, 3e-2),
            config(WORSENING, 8, new Stopping(50, 0), 3e-1))) {
            final TrainingResult whole = train(config, "whole");
            // with a patience that is never spent, and a rate at which it gets worse, not the last weights are kept
            assertEquals(config.network() == WORSENING, whole.keptEpoch() < whole.curve().size());
            final CheckpointPlan plan =
                new CheckpointPlan(m_root.resolve("state" + config.epochs() + config.stopping().patience()), true);
            for (final int step : new int[]{2, 5, 4, 5, 4}) {
                assertThrows(CancellationException.class,
                    () -> train(config, "cut", plan, TrainingListener.NONE, cancelAfter(step)));
            }
            final TrainingResult resumed = train(config, "resumed", plan, TrainingListener.NONE, WorkMonitor.NONE);
            assertEquals(digits(whole.curve()), digits(resumed.curve()));
            assertEquals(whole.keptEpoch(), resumed.keptEpoch());
            assertArrayEquals(model(whole), model(resumed));
            // and once more, from the end
            assertArrayEquals(model(whole),
                model(train(config, "again", plan, TrainingListener.NONE, WorkMonitor.NONE)));
        }
        assertFalse(Files.exists(m_root.resolve("cut")));
    }

    /** Cancels at the n-th report, which is the n-th step. */
    private static WorkMonitor cancelAfter(final int steps) {
        return new WorkMonitor() {
            private int m_reports;

            @Override
            public void report(final double fraction, final String message) {
                m_reports++;
            }

            @Override
            public void checkCanceled() {
                if (m_reports == steps) {
                    throw new CancellationException();
                }
            }
        };
    }

    @Test
    public void doesNotResumeAnotherTraining() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), true);
        train(config(2), "model", plan, TrainingListener.NONE, WorkMonitor.NONE);
        final Exception ex = assertThrows(UserError.class,
            () -> train(config(3), "other", plan, TrainingListener.NONE, WorkMonitor.NONE));
        assertTrue(ex.getMessage(), ex.getMessage().contains("the number of epochs was 2 and now is 3"));
        final TrainingConfig config = config(2);
        final NetworkConfig network = config.network();
        final TrainingConfig wider = new TrainingConfig(
            new NetworkConfig(2 * network.baseFilters(), network.depth(), false, 0), config.loss(), config.rate(),
            config.batchSize(), config.epochs(), config.minibatchShare(), config.stopping(), config.seed(),
            config.precision(), config.device());
        final String message = assertThrows(UserError.class,
            () -> train(wider, "wider", plan, TrainingListener.NONE, WorkMonitor.NONE)).getMessage();
        assertTrue(message, message.contains("the number of base filters was " + network.baseFilters()
            + " and now is " + wider.network().baseFilters()));
    }

    @Test
    public void noticesADamagedCheckpoint() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), true);
        train(config(1), "model", plan, TrainingListener.NONE, WorkMonitor.NONE);
        final Path file = plan.folder().resolve(Checkpoint.FILE);
        final byte[] bytes = Files.readAllBytes(file);
        for (final int at : new int[]{3, 9, 40, bytes.length / 2, bytes.length - 1}) {
            bytes[at] ^= 0x10;
            Files.write(file, bytes);
            bytes[at] ^= 0x10;
            final Exception ex = assertThrows(UserError.class,
                () -> train(config(1), "other", plan, TrainingListener.NONE, WorkMonitor.NONE));
            assertTrue(ex.getMessage(), ex.getMessage().contains("checkpoint.bin cannot be used"));
        }
        for (final int length : new int[]{0, 10, 100, bytes.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThrows(UserError.class,
                () -> train(config(1), "other", plan, TrainingListener.NONE, WorkMonitor.NONE));
        }
    }

    @Test
    public void withoutResumeBeginsAnew() throws IOException {
        final Path state = m_root.resolve("state");
        final TrainingResult whole = train(config(2), "whole");
        train(config(1), "first", new CheckpointPlan(state, false), TrainingListener.NONE, WorkMonitor.NONE);
        final TrainingResult second =
            train(config(2), "second", new CheckpointPlan(state, false), TrainingListener.NONE, WorkMonitor.NONE);
        assertArrayEquals(model(whole), model(second));
    }

    @Test
    public void stopFileEndsTrainingAndKeepsTheModel() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), false);
        final List<String> messages = new ArrayList<>();
        final TrainingResult result = train(config(50), "model", plan, stopAfter(plan.folder(), 5), new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                messages.add(message);
            }

            @Override
            public void checkCanceled() {
                // never
            }
        });
        assertEquals(StopReason.STOP_FILE, result.reason());
        assertEquals(2, result.curve().size());
        assertEquals(5, result.curve().get(1).step());
        assertEquals(2, result.keptEpoch());
        assertTrue(model(result).length > 0);
        assertTrue(messages.get(0), messages.get(0).contains(plan.folder().resolve("stop").toString()));
    }

    @Test
    public void timeBudgetEndsTraining() throws IOException {
        final TrainingResult result = train(config(SMALL, 1_000_000, new Stopping(0, 1), 1e-3), "model");
        assertEquals(StopReason.TIME_BUDGET, result.reason());
        assertTrue(result.curve().get(result.curve().size() - 1).seconds() < 5);
    }

    @Test
    public void patienceKeepsTheBestModel() throws IOException {
        // a rate at which the IoU goes up and down
        final TrainingResult result = train(config(SMALL, 200, new Stopping(3, 0), 5e-2), "model");
        assertEquals(StopReason.PATIENCE, result.reason());
        assertEquals(result.curve().size() - 3, result.keptEpoch());
        final double best = result.curve().get(result.keptEpoch() - 1).validationIou();
        for (final EpochRecord epoch : result.curve()) {
            assertTrue(epoch.validationIou() <= best);
        }
        assertEquals(best, DiscModels.iou(result.savedModel(), 11, 2), 1e-12);
    }

    /** Patience that was spent before the end of a run is still spent when the run is resumed. */
    @Test
    public void resumingWhatPatienceEndedGivesTheSame() throws IOException {
        final TrainingConfig config = config(SMALL, 200, new Stopping(3, 0), 5e-2);
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), true);
        final TrainingResult whole = train(config, "whole", plan, TrainingListener.NONE, WorkMonitor.NONE);
        final TrainingResult again = train(config, "again", plan, TrainingListener.NONE, WorkMonitor.NONE);
        assertEquals(StopReason.PATIENCE, again.reason());
        assertEquals(whole.message(), again.message());
        assertArrayEquals(model(whole), model(again));
    }

    private static TrainingConfig wild(final double minibatchShare) {
        final TrainingConfig wild = config(new NetworkConfig(8, 4, false, 0), 30, Stopping.NEVER, 1);
        return new TrainingConfig(wild.network(), wild.loss(), wild.rate(), wild.batchSize(), wild.epochs(),
            minibatchShare, wild.stopping(), wild.seed(), wild.precision(), wild.device());
    }

    @Test
    public void divergenceKeepsTheLastGoodModel() throws IOException {
        // one step an epoch: the first is done with the initial weights, so it is as good as an untrained network
        final TrainingResult result = train(wild(0.01), "model");
        assertEquals(StopReason.DIVERGED, result.reason());
        assertTrue(result.message(), result.message().contains("initial learning rate below 1.0"));
        assertEquals(result.curve().size(), result.keptEpoch());
        assertTrue(model(result).length > 0);
    }

    @Test
    public void divergenceInTheFirstEpochIsAnError() {
        requireMessage("initial learning rate below 1.0", wild(1));
    }

    /** A minibatch without any pore makes the Jaccard term large, which is no divergence. */
    @Test
    public void sparsePoreIsNoDivergence() throws IOException {
        try (PatchStore training = PatchStore.create(m_root, 16, 16, PixelType.UINT8)) {
            final Random random = new Random(1);
            for (int i = 0; i < 24; i++) {
                final Mask mask = new Mask(16, 16);
                if (i % 8 == 0) {
                    mask.setPore(17 * i % 256);
                }
                training.add(DiscPatches.noise(16, 16, PixelType.UINT8, random), mask, DiscPatches.WINDOW);
            }
            final TrainingConfig base = config(SMALL, 20, Stopping.NEVER, 1e-3);
            final TrainingConfig sparse = new TrainingConfig(base.network(), base.loss(), base.rate(), 2, 20, 0.01,
                base.stopping(), base.seed(), base.precision(), base.device());
            final TrainingResult result = Trainer.train(sparse, training, null, CheckpointPlan.NONE,
                m_root.resolve("model"), TrainingListener.NONE, WorkMonitor.NONE);
            assertEquals(result.message(), StopReason.FINISHED, result.reason());
        }
    }

    /** Stopped in the middle of an epoch, of the first one too, and resumed: as if there had been no stop. */
    @Test
    public void resumesInTheMiddleOfAnEpoch() throws IOException {
        final TrainingConfig config = config(WORSENING, 8, new Stopping(50, 0), 3e-1);
        final TrainingResult whole = train(config, "whole");
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), true);
        int cut = 0;
        for (final long step : new long[]{2, 5, 6, 10, 22}) {
            final TrainingResult stopped =
                train(config, "stopped" + cut++, plan, stopAfter(plan.folder(), step), WorkMonitor.NONE);
            assertEquals(StopReason.STOP_FILE, stopped.reason());
            assertEquals(step, stopped.curve().get(stopped.curve().size() - 1).step());
            assertFalse(Files.exists(plan.folder().resolve("stop")));
        }
        final TrainingResult resumed = train(config, "resumed", plan, TrainingListener.NONE, WorkMonitor.NONE);
        assertEquals(StopReason.FINISHED, resumed.reason());
        assertEquals(digits(whole.curve()), digits(resumed.curve()));
        assertEquals(whole.keptEpoch(), resumed.keptEpoch());
        assertArrayEquals(model(whole), model(resumed));
    }

    /** Puts the stop file where it belongs after a step of the whole training. */
    private static TrainingListener stopAfter(final Path folder, final long step) {
        return new TrainingListener() {
            @Override
            public void stepDone(final StepRecord done) {
                if ((done.epoch() - 1) * done.stepsPerEpoch() + done.stepInEpoch() == step) {
                    try {
                        Files.createFile(folder.resolve("stop"));
                    } catch (final IOException ex) {
                        throw new UncheckedIOException(ex);
                    }
                }
            }
        };
    }

    /** The disk of the checkpoints is gone for an epoch, and there again. */
    @Test
    public void aStateThatCannotBeKeptCostsNoTraining() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), true);
        final Path away = m_root.resolve("away");
        final List<String> warnings = new ArrayList<>();
        final TrainingResult whole = train(config(5), "whole");
        final TrainingResult result = train(config(5), "model", plan, new TrainingListener() {
            @Override
            public void epochDone(final EpochRecord epoch) {
                try {
                    if (epoch.epoch() == 1) {
                        Files.move(plan.folder(), away);
                        Files.createFile(plan.folder());
                    } else if (epoch.epoch() == 3) {
                        Files.delete(plan.folder());
                        Files.move(away, plan.folder());
                        assertEquals("the state before", 1, Checkpoint.readHeader(plan.folder()).curve().size());
                    }
                } catch (final IOException ex) {
                    throw new UncheckedIOException(ex);
                }
            }

            @Override
            public void warning(final String message) {
                warnings.add(message);
            }
        }, WorkMonitor.NONE);
        assertArrayEquals(model(whole), model(result));
        assertEquals(warnings.toString(), 2, warnings.size());
        assertTrue(warnings.get(0), warnings.get(0).contains("after epoch 2")
            && warnings.get(0).contains(plan.folder().toString()));
        assertTrue(warnings.get(1), warnings.get(1).contains("kept again") && warnings.get(1).contains("after 2 that"));
        assertEquals(5, Checkpoint.readHeader(plan.folder()).curve().size());
    }

    /** After hours of training, the file that ended it is in nobody's way. */
    @Test
    public void aStopFileThatCannotBeRemovedCostsNoModel() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), false);
        // a folder that is not empty cannot be removed as a file is
        Files.createDirectories(plan.folder().resolve("stop/full"));
        final List<String> warnings = new ArrayList<>();
        final TrainingResult result = train(config(5), "model", plan, new TrainingListener() {
            @Override
            public void warning(final String message) {
                warnings.add(message);
            }
        }, WorkMonitor.NONE);
        assertEquals(StopReason.STOP_FILE, result.reason());
        assertTrue(warnings.toString(), warnings.get(0).startsWith("The stop file cannot be removed"));
    }

    @Test
    public void twoTrainingsDoNotShareACheckpointFolder() throws IOException {
        final CheckpointPlan plan = new CheckpointPlan(m_root.resolve("state"), false);
        final List<String> refused = new ArrayList<>();
        train(config(1), "first", plan, new TrainingListener() {
            @Override
            public void epochDone(final EpochRecord epoch) {
                assertThrows("a running training's state stays", UserError.class, plan::setEarlierAside);
                assertTrue(Files.exists(plan.folder().resolve(Checkpoint.FILE)));
                refused.add(assertThrows(UserError.class,
                    () -> train(config(1), "second", plan, TrainingListener.NONE, WorkMonitor.NONE)).getMessage());
            }
        }, WorkMonitor.NONE);
        assertTrue(refused.toString(), refused.get(0).contains("in use by another training"));
        // and is free again
        train(config(1), "third", plan, TrainingListener.NONE, WorkMonitor.NONE);
    }

    @Test
    public void withoutResumeAnEarlierStateIsSetAside() throws IOException {
        final Path state = m_root.resolve("state");
        train(config(1), "first", new CheckpointPlan(state, false), TrainingListener.NONE, WorkMonitor.NONE);
        assertThrows(CancellationException.class, () -> train(config(2), "canceled",
            new CheckpointPlan(state, false), TrainingListener.NONE, cancelAfter(1)));
        assertTrue(Files.exists(state.resolve("checkpoint.bin.old")));
        // not refused as another training's
        assertEquals(2, train(config(2), "second", new CheckpointPlan(state, true), TrainingListener.NONE,
            WorkMonitor.NONE).curve().size());
    }

    @Test
    public void offersOverlaysToWhoeverWantsThem() throws IOException {
        final List<Integer> counts = new ArrayList<>();
        final TrainingListener viewer = new TrainingListener() {
            @Override
            public int overlays() {
                return 3;
            }

            @Override
            public void overlaysDone(final List<PatchOverlay> overlays) {
                counts.add(overlays.size());
            }
        };
        final List<EpochRecord> epochs = new ArrayList<>();
        final TrainingListener reader = new TrainingListener() {
            @Override
            public void epochDone(final EpochRecord epoch) {
                epochs.add(epoch);
            }
        };
        final TrainingResult watched =
            train(config(2), "watched", CheckpointPlan.NONE, reader.and(viewer), WorkMonitor.NONE);
        assertEquals(List.of(3, 3), counts);
        assertEquals(watched.curve(), epochs);
        assertArrayEquals("watching changes nothing", model(train(config(2), "alone")), model(watched));
    }

    @Test
    public void bfloat16LearnsWhereTheProcessorHasIt() throws IOException {
        final TrainingConfig single = config(20);
        final TrainingConfig half = new TrainingConfig(single.network(), single.loss(), single.rate(),
            single.batchSize(), single.epochs(), single.minibatchShare(), single.stopping(), single.seed(),
            Precision.BF16, single.device());
        if (TensorFlowRuntime.hasBfloat16()) {
            final TrainingResult result = train(half, "model");
            assertTrue(result.curve().toString(), result.curve().get(19).validationIou() > 0.8);
            assertEquals(result.curve().get(19).validationIou(), DiscModels.iou(result.savedModel(), 11, 2), 1e-3);
        } else {
            final Exception ex = assertThrows(UserError.class, () -> train(half, "model"));
            assertTrue(ex.getMessage(), ex.getMessage().contains("bfloat16"));
        }
    }

    @Test
    public void cancelIsAnsweredBeforeTheNextStep() {
        final List<StepRecord> steps = new ArrayList<>();
        assertThrows(CancellationException.class,
            () -> train(config(50), "model", CheckpointPlan.NONE, new TrainingListener() {
                @Override
                public void stepDone(final StepRecord step) {
                    steps.add(step);
                }
            }, cancelAfter(4)));
        assertEquals(4, steps.size());
        // scratch files are gone as well
        assertArrayEquals(new String[0], m_folder.getRoot().list());
    }

    @Test
    public void anInterruptCancels() {
        assertThrows(CancellationException.class,
            () -> train(config(50), "model", CheckpointPlan.NONE, new TrainingListener() {
                @Override
                public void stepDone(final StepRecord step) {
                    Thread.currentThread().interrupt();
                }
            }, WorkMonitor.NONE));
        assertTrue(Thread.interrupted());
        assertArrayEquals(new String[0], m_folder.getRoot().list());
    }

    @Test
    public void saysWhatDoesNotFit() throws IOException {
        requireMessage("at least 32 × 32", config(new NetworkConfig(4, 5, false, 0), 1, Stopping.NEVER, 1e-3));
        try (PatchStore empty = PatchStore.create(m_root, 16, 16, PixelType.UINT8)) {
            final Exception ex = assertThrows(UserError.class,
                () -> Trainer.train(config(1), empty, null, CheckpointPlan.NONE, m_root.resolve("model"),
                    TrainingListener.NONE, WorkMonitor.NONE));
            assertEquals("There are no training patches.", ex.getMessage());
        }
    }

    private void requireMessage(final String part, final TrainingConfig config) {
        final Exception ex = assertThrows(UserError.class, () -> train(config, "model"));
        assertTrue(ex.getMessage(), ex.getMessage().contains(part));
    }
}
