package org.poreseg.unet.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Palette;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.unet.EpochRecord;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

public final class TensorBoardLogTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** CRC-32C of "123456789" is e3069283; masked as the TFRecord format says: rotated right by 15, plus a282ead8. */
    @Test
    public void masksChecksums() {
        assertEquals((int)((0xe3069283L >>> 15 | 0xe3069283L << 17) + 0xa282ead8L),
            TensorBoardLog.maskedChecksum("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    public void writesScalarsAndOverlays() throws IOException {
        try (TensorBoardLog log = new TensorBoardLog(m_folder.getRoot().toPath(), Assert::fail)) {
            log.stepDone(new StepRecord(3, 9, 2, 5, 0.75));
            log.epochDone(new EpochRecord(3, 15, 1e-3, 0.5, 0.25, 0.125, Double.NaN, 0.875, 1));
            final Mask mask = new Mask(2, 2);
            mask.setPore(0);
            mask.setPore(1);
            log.overlaysDone(List.of(new PatchOverlay(new Slice(2, 2, PixelType.UINT8, new byte[]{0, 1, 2, 102}),
                new IntensityWindow(0, 255), mask, new ProbabilityMap(2, 2, new float[]{0.75f, 0.25f, 0.75f, 0.25f}))));
        }
        final List<Event> events = events();
        assertEquals("brain.Event:2", events.get(0).getFileVersion());
        assertEquals(12, events.get(1).getStep());
        assertEquals(0.75f, value(events.get(1), "loss/step").getSimpleValue(), 0);
        assertEquals(15, events.get(2).getStep());
        assertEquals(0.875f, value(events.get(2), "IoU/validation").getSimpleValue(), 0);
        assertTrue(events.get(2).getSummary().getValueList().stream()
            .noneMatch(value -> value.getTag().equals("loss/validation")));
        final BufferedImage image = ImageIO.read(
            value(events.get(3), "validation/patch 0").getImage().getEncodedImageString().newInput());
        assertNotNull(image);
        assertEquals(0x000000, image.getRGB(0, 0) & 0xffffff);
        assertEquals("a false negative is blue", Palette.BLUE_RED.falseNegative(), image.getRGB(1, 0) & 0xffffff);
        assertEquals("a false positive is red", Palette.BLUE_RED.falsePositive(), image.getRGB(0, 1) & 0xffffff);
        assertEquals("what is right stays grey", 0x666666, image.getRGB(1, 1) & 0xffffff);
    }

    /** A disk that is full after some bytes. */
    private static OutputStream fullAfter(final int bytes) {
        return new OutputStream() {
            private int m_left = bytes;

            @Override
            public void write(final int value) throws IOException {
                if (m_left-- <= 0) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void close() throws IOException {
                throw new IOException("Stale file handle");
            }
        };
    }

    @Test
    public void aFullDiskIsOneWarning() {
        // full at the start, in the middle, and when what was buffered is written on closing
        for (final int bytes : new int[]{0, 100, 250}) {
            final List<String> warnings = new ArrayList<>();
            final TensorBoardLog log = new TensorBoardLog("events", fullAfter(bytes), warnings::add);
            log.epochDone(new EpochRecord(1, 15, 1e-3, 0.5, 0.25, 0.125, 0.5, 0.875, 1));
            log.stepDone(new StepRecord(2, 9, 2, 5, 0.75));
            if (!warnings.isEmpty()) {
                assertEquals("nobody wants to see overlays", 0, log.overlays());
            }
            log.close();
            log.epochDone(new EpochRecord(2, 30, 1e-3, 0.5, 0.25, 0.125, 0.5, 0.875, 1));
            assertEquals(warnings.toString(), 1, warnings.size());
            assertTrue(warnings.toString(), warnings.get(0).contains("events cannot be written: No space"));
        }
    }

    @Test
    public void aFolderThatCannotBeMadeIsAnError() throws IOException {
        final Path file = m_folder.newFile().toPath();
        assertThrows(IOException.class, () -> new TensorBoardLog(file.resolve("run"), Assert::fail));
    }

    private static Summary.Value value(final Event event, final String tag) {
        return event.getSummary().getValueList().stream().filter(value -> value.getTag().equals(tag)).findFirst()
            .orElseThrow();
    }

    private List<Event> events() throws IOException {
        final Path file;
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            file = files.findFirst().orElseThrow();
        }
        assertTrue(file.toString(), file.getFileName().toString().startsWith("events.out.tfevents."));
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        final List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            final byte[] data = new byte[(int)bytes.getLong()];
            bytes.getInt();
            bytes.get(data);
            assertEquals(TensorBoardLog.maskedChecksum(data), bytes.getInt());
            events.add(Event.parseFrom(data));
        }
        return events;
    }
}
