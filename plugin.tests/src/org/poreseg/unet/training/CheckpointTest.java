package org.poreseg.unet.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.PixelType;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.TestCosts;

/** Whatever is wrong with a checkpoint, its file is named, and what to do. */
public final class CheckpointTest {

    /** What reading a checkpoint of a few kilobytes may take. */
    private static final long MOST_BYTES = 8_000_000;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_state;

    private Path m_file;

    private byte[] m_honest;

    private Checkpoint.Header m_header;

    /** Two epochs of three steps, of which the second was cut short after two. */
    @Before
    public void train() throws IOException {
        m_state = m_folder.newFolder("state").toPath();
        m_file = m_state.resolve(Checkpoint.FILE);
        final TrainingConfig config = new TrainingConfig(new NetworkConfig(1, 1, false, 0), LossConfig.PAPER,
            LearningRate.PAPER, 8, 2, 1, Stopping.NEVER, 5, Precision.FP32, DeviceChoice.CPU);
        final Path scratch = m_folder.newFolder("scratch").toPath();
        try (PatchStore patches = PatchStore.create(scratch, 16, 16, PixelType.UINT8)) {
            DiscPatches.addDiscs(patches, 24, 1);
            final int[] steps = {0};
            final TrainingListener stopper = new TrainingListener() {
                @Override
                public void stepDone(final StepRecord step) {
                    if (++steps[0] == 5) {
                        stop();
                    }
                }
            };
            Trainer.train(config, patches, null, new CheckpointPlan(m_state, false, m_state), scratch, stopper,
                WorkMonitor.NONE);
        }
        m_honest = Files.readAllBytes(m_file);
        m_header = Checkpoint.readHeader(m_state);
    }

    private void stop() {
        try {
            Files.createFile(m_state.resolve(CheckpointPlan.STOP_FILE));
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    @Test
    public void theHonestOneIsRead() {
        assertEquals(1, m_header.curve().size());
        assertEquals(2, m_header.begun().losses().weight());
        assertEquals(5, m_header.step());
        assertTrue("so that it has all parts", m_header.keepsOther());
    }

    private int headerLength() {
        return (int)ByteBuffer.wrap(m_honest).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private String header() {
        return new String(m_honest, 8, headerLength(), StandardCharsets.UTF_8);
    }

    /** A checkpoint with another header, and with the checksum of it. */
    private byte[] withHeader(final String header) {
        final byte[] text = header.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
        bytes.writeBytes(text);
        bytes.write(m_honest, 8 + headerLength(), m_honest.length - 8 - headerLength());
        return withChecksum(bytes.toByteArray());
    }

    private static byte[] withChecksum(final byte[] bytes) {
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8, checksum.getValue());
        return bytes;
    }

    private void refuse(final String what, final byte[] file, final String reason) throws IOException {
        Files.write(m_file, file);
        final long allocated = TestCosts.allocated();
        final double start = TestCosts.seconds();
        final Exception ex = assertThrows(what, UserError.class, () -> Checkpoint.readHeader(m_state));
        assertTrue(what, TestCosts.seconds() - start < 1);
        assertTrue(what, TestCosts.allocated() - allocated < MOST_BYTES + 40L * file.length);
        assertTrue(what + ": " + ex.getMessage(),
            ex.getMessage().startsWith("The checkpoint " + m_file + " cannot be used: ")
                && ex.getMessage().contains(reason) && ex.getMessage().contains("to begin anew"));
    }

    /** JSON in a text of JSON. */
    private static String inText(final String json) {
        return json.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Test
    public void whatIsSaidOfTheTrainingIsChecked() throws IOException {
        final String[][] table = {
            {"\"step\":5", "\"step\":null", "\"step\" is not a whole number"},
            {"\"step\":5", "\"step\":-5", "does not fit its learning curve"},
            {"\"step\":5", "\"step\":6", "does not fit its learning curve"},
            {"\"step\":5", "\"step\":5,\"step\":5", "\"step\" is there twice"},
            {"\"step\":5,", "", "it has no step"},
            {"\"step\":5", "\"step\":5,\"more\":0", "a field \"more\", which is unknown"},
            {"\"patches\":24", "\"patches\":0", "is not that of its training"},
            {"\"patches\":24", "\"patches\":-1", "is not that of its training"},
            {"\"patches\":24", "\"patches\":9223372036854775807", "is not that of its training"},
            {"\"keptEpoch\":1", "\"keptEpoch\":2", "an epoch that was not"},
            {"\"keptEpoch\":1", "\"keptEpoch\":0", "an epoch that was not"},
            {"\"keptEpoch\":1", "\"keptEpoch\":-1", "an epoch that was not"},
            {"\"weight\":2", "\"weight\":3", "does not fit its learning curve"},
            {"\"weight\":2", "\"weight\":-1", "does not fit its learning curve"},
            {"\"begun\":{", "\"begun\":null,\"x\":{", "a field \"x\", which is unknown"},
            {"\"losses\":{\"total\":", "\"losses\":{\"total\":null,\"crossEntropy\":", "is there twice"},
            {"\"firstCrossEntropy\":", "\"firstCrossEntropy\":1e400,\"x\":", "which is too large"},
            {"\"epochs\":2", "\"epochs\":0", "The number of epochs is 0"},
            {"\"baseFilters\":1", "\"baseFilters\":2", "its variables are not those of its network"},
            {"\"baseFilters\":1", "\"baseFilters\":100000", "The number of base filters is 100000"},
            {"\"batchNormalization\":false", "\"batchNormalization\":true", "are not those of its network"},
        };
        for (final String[] row : table) {
            assertTrue(row[0] + " in " + header(), header().contains(inText(row[0])));
            refuse(row[1], withHeader(header().replace(inText(row[0]), inText(row[1]))), row[2]);
        }
    }

    @Test
    public void tensorsAreExactlyThoseOfTheTraining() throws IOException {
        final String curve = "\"curve\":{\"dtype\":\"F64\",\"shape\":[1,9]";
        final String[][] table = {
            {curve, "\"curve\":{\"dtype\":\"F64\",\"shape\":[9,1]", "learning curve"},
            {curve, "\"curve\":{\"dtype\":\"F64\",\"shape\":[9]", "learning curve"},
            {curve, "\"curve\":{\"dtype\":\"I64\",\"shape\":[1,9]", "not those of"},
            {curve, "\"curve\":{\"dtype\":\"F64\",\"shape\":[2,9]", "do not fit their"},
            {"\"curve\":", "\"curves\":", "it does not begin with its learning curve"},
            {"\"kept/head/bias\":", "\"kept/head/boss\":", "are not those of its network"},
            {"\"head/bias/adam_m\":", "\"head/bias/adam_x\":", "are not those of its network"},
            {"\"checksum\":", "\"check\":", "are not those of its network"},
            {"\"head/bias\":{\"dtype\":\"F32\",\"shape\":[2]", "\"head/bias\":{\"dtype\":\"F32\",\"shape\":[2,1]",
                "are not those of its network"},
            {"\"head/bias\":{\"dtype\":\"F32\",\"shape\":[2]", "\"head/bias\":{\"dtype\":\"F64\",\"shape\":[1]",
                "are not those of its network"},
            {"poreseg checkpoint 2", "poreseg checkpoint 3", "its format is \"poreseg checkpoint 3\""},
            {"\"format\":", "\"form\":", "its format is \"null\""},
            {"\"training\":", "\"trained\":", "its description is damaged"},
            {"\"__metadata__\"", "\"__meta__\"", "is damaged"},
        };
        for (final String[] row : table) {
            assertTrue(row[0] + " in " + header(), header().contains(row[0]));
            refuse(row[1], withHeader(header().replace(row[0], row[1])), row[2]);
        }
        refuse("nothing", withHeader("{}"), "is damaged");
        refuse("an earlier layout", "PoreSeg1 and more".getBytes(StandardCharsets.UTF_8), "its header would have");
    }

    @Test
    public void valuesAreChecked() throws IOException {
        final int begin = 8 + headerLength();
        for (int column = 0; column < 2; column++) {
            final byte[] curve = m_honest.clone();
            ByteBuffer.wrap(curve).order(ByteOrder.LITTLE_ENDIAN).putDouble(begin + 8 * column, Double.NaN);
            refuse("column " + column, withChecksum(curve), "its learning curve is not that of its training");
        }
        for (final int at : new int[]{begin + 72, m_honest.length - 12}) {
            final byte[] weights = m_honest.clone();
            ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, Float.NaN);
            refuse("a weight at " + at, withChecksum(weights), "NaN in the weight");
        }
        Files.delete(m_file);
        Files.createDirectory(m_file);
        final Exception ex = assertThrows(UserError.class, () -> Checkpoint.readHeader(m_state));
        assertTrue(ex.getMessage(), ex.getMessage().contains("cannot be used: it is no file"));
    }

    @Test
    public void truncationsAreFound() throws IOException {
        for (int length = 0; length < m_honest.length; length += length < 100 ? 1 : 7) {
            refuse("the first " + length + " bytes", Arrays.copyOf(m_honest, length), "");
        }
    }

    @Test
    public void changedBitsAreFound() throws IOException {
        final Random random = new Random(2_000);
        for (int i = 0; i < 2_000; i++) {
            final byte[] changed = m_honest.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                changed[random.nextInt(changed.length)] ^= (byte)(1 << random.nextInt(8));
            }
            if (!Arrays.equals(changed, m_honest)) {
                refuse("change " + i, changed, "");
                // and with the checksum made to fit
                Files.write(m_file, withChecksum(changed));
                try {
                    Checkpoint.readHeader(m_state);
                } catch (final UserError ex) {
                    assertTrue(ex.getMessage(), ex.getMessage().contains("cannot be used"));
                }
            }
        }
    }
}
