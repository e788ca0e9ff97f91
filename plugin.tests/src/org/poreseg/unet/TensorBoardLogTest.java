package org.poreseg.unet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
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
        try (TensorBoardLog log = new TensorBoardLog(m_folder.getRoot().toPath())) {
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
        assertEquals("a false negative is blue", 0x0000ff, image.getRGB(1, 0) & 0xffffff);
        assertEquals("a false positive is red", 0xff0000, image.getRGB(0, 1) & 0xffffff);
        assertEquals("what is right stays grey", 0x666666, image.getRGB(1, 1) & 0xffffff);
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
