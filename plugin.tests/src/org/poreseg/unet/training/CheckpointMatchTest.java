package org.poreseg.unet.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;
import org.knime.node.parameters.Widget;
import org.poreseg.errors.UserError;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.LossKind;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;

/** What is said of a checkpoint of another training. */
public class CheckpointMatchTest {

    private static final TrainingConfig BEFORE = new TrainingConfig(NetworkConfig.PAPER, LossConfig.PAPER,
        LearningRate.PAPER, 32, 30, 0.2, Stopping.NEVER, 1, Precision.FP32, DeviceChoice.AUTO);

    private static final TrainingConfig ALL_OTHERS = new TrainingConfig(new NetworkConfig(16, 3, true, 0.5),
        new LossConfig(LossKind.CROSS_ENTROPY, 2, 1e-3), new LearningRate(1e-2, 1e-3), 8, 20, 1, new Stopping(5, 0), 2,
        Precision.BF16, DeviceChoice.CPU);

    private static Checkpoint.Header header(final TrainingConfig config, final long patches) {
        return new Checkpoint.Header(config, patches, 255, 0, 0, 0, List.of(), null, 0);
    }

    private static String refusal(final Checkpoint.Header now) {
        return assertThrows(UserError.class, () -> CheckpointMatch.require(Path.of("state"), header(BEFORE, 64), now))
            .found();
    }

    @Test
    public void onlyWhatDiffersIsNamed() {
        final TrainingConfig now = new TrainingConfig(new NetworkConfig(8, 4, true, 0), BEFORE.loss(), BEFORE.rate(),
            32, 30, 0.2, new Stopping(10, 0), 1, Precision.FP32, DeviceChoice.AUTO);
        assertEquals("The checkpoint in state is of another training: \"Base filters\" was 32 and now is 8; \"Batch "
            + "normalisation\" was off and now is on; \"Stop early after epochs without improvement\" was off and now "
            + "is 10", refusal(header(now, 64)));
        assertEquals("The checkpoint in state is of another training: the number of training patches was 64 and now is "
            + "63", refusal(header(BEFORE, 63)));
    }

    /** These do not change what a training learns. */
    @Test
    public void deviceAndTimeBudgetMayDiffer() {
        CheckpointMatch.require(Path.of("state"), header(BEFORE, 64),
            header(new TrainingConfig(BEFORE.network(), BEFORE.loss(), BEFORE.rate(), 32, 30, 0.2, new Stopping(0, 60),
                1, Precision.FP32, DeviceChoice.CPU), 64));
    }

    @Test
    public void settingsAreCalledAsInTheDialogOfTheLearner() throws ReflectiveOperationException {
        final String message = refusal(header(ALL_OTHERS, 64));
        final List<String> named = Pattern.compile("\"([^\"]+)\" was").matcher(message).results()
            .map((final MatchResult name) -> name.group(1)).toList();
        assertEquals(message, 15, named.size());
        assertTrue(message, titles().containsAll(named));
        assertTrue(message, message.contains("was \"Eq. (1) of the paper\" and now is \"Cross-entropy only\""));
        assertTrue(message, message.contains("was \"32 bit\" and now is \"bfloat16\""));
    }

    private static Set<String> titles() throws ReflectiveOperationException {
        final Field[] fields = Class.forName("org.poreseg.knime.learner.UNetLearnerNodeParameters").getDeclaredFields();
        return Stream.of(fields).filter(field -> field.isAnnotationPresent(Widget.class))
            .map(field -> field.getAnnotation(Widget.class).title()).collect(Collectors.toSet());
    }
}
