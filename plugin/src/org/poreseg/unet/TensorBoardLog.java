package org.poreseg.unet;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

import com.google.protobuf.ByteString;

/**
 * Writes a training as an event file that TensorBoard shows while it grows: the loss of each step; the learning rate,
 * the losses and the validation IoU of each epoch; and a few validation patches with false negatives blue and false
 * positives red (paper, "Figures").
 */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {

    /** Validation patches that are shown. */
    private static final int OVERLAYS = 4;

    private static final double THRESHOLD = 0.5;

    /** The constant of the TFRecord format that keeps a checksum of data with a checksum from being special. */
    private static final int MASK_DELTA = 0xa282ead8;

    /** TensorFlow's number for images of red, green and blue. */
    private static final int RGB = 3;

    private static final int BLUE = 0x0000ff;

    private static final int RED = 0xff0000;

    private final OutputStream m_stream;

    private long m_step;

    /**
     * @param folder the folder of this training's run, made if it is not there; TensorBoard is pointed at it or at the
     *            folder that holds it
     * @throws IOException if the event file cannot be made
     */
    public TensorBoardLog(final Path folder) throws IOException {
        Files.createDirectories(folder);
        final long now = System.currentTimeMillis();
        Path file = folder.resolve("events.out.tfevents." + now + ".poreseg");
        for (int i = 1; Files.exists(file); i++) {
            file = folder.resolve("events.out.tfevents." + now + ".poreseg." + i);
        }
        m_stream = new BufferedOutputStream(Files.newOutputStream(file));
        try {
            write(Event.newBuilder().setFileVersion("brain.Event:2"));
            m_stream.flush();
        } catch (final IOException ex) {
            m_stream.close();
            throw ex;
        }
    }

    @Override
    public void stepDone(final StepRecord step) {
        m_step = (step.epoch() - 1) * step.stepsPerEpoch() + step.stepInEpoch();
        final Summary.Builder summary = Summary.newBuilder();
        scalar(summary, "loss/step", step.loss());
        write(summary);
    }

    @Override
    public void epochDone(final EpochRecord epoch) {
        m_step = epoch.step();
        final Summary.Builder summary = Summary.newBuilder();
        scalar(summary, "learning rate", epoch.rate());
        scalar(summary, "loss/training", epoch.loss());
        scalar(summary, "loss/cross-entropy term", epoch.crossEntropyTerm());
        scalar(summary, "loss/Jaccard term", epoch.jaccardTerm());
        scalar(summary, "loss/validation", epoch.validationLoss());
        scalar(summary, "IoU/validation", epoch.validationIou());
        write(summary);
        flush();
    }

    @Override
    public int overlays() {
        return OVERLAYS;
    }

    @Override
    public void overlaysDone(final List<PatchOverlay> overlays) {
        final Summary.Builder summary = Summary.newBuilder();
        for (int i = 0; i < overlays.size(); i++) {
            final PatchOverlay overlay = overlays.get(i);
            summary.addValue(Summary.Value.newBuilder().setTag("validation/patch " + i)
                .setImage(Summary.Image.newBuilder().setWidth(overlay.patch().width())
                    .setHeight(overlay.patch().height()).setColorspace(RGB).setEncodedImageString(png(overlay))));
        }
        write(summary);
    }

    /** A value that is missing is left out, as TensorBoard expects. */
    private static void scalar(final Summary.Builder summary, final String tag, final double value) {
        if (!Double.isNaN(value)) {
            summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float)value));
        }
    }

    private static ByteString png(final PatchOverlay overlay) {
        final int width = overlay.patch().width();
        final int height = overlay.patch().height();
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, color(overlay, i));
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // in memory: by default Java makes a temporary file for each image
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (final IOException ex) {
            throw new UncheckedIOException("An overlay cannot be encoded as PNG", ex);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static int color(final PatchOverlay overlay, final int pixel) {
        final boolean pore = overlay.mask().isPore(pixel);
        if (overlay.pore().values()[pixel] >= THRESHOLD != pore) {
            return pore ? BLUE : RED;
        }
        return 0x010101 * Math.round(255 * (overlay.window().scale(overlay.patch().value(pixel)) + 0.5f));
    }

    private void write(final Summary.Builder summary) {
        try {
            write(Event.newBuilder().setStep(m_step).setSummary(summary));
        } catch (final IOException ex) {
            throw new UncheckedIOException("The TensorBoard event file cannot be written: " + ex.getMessage(), ex);
        }
    }

    /** A record of the TFRecord format: length, its masked checksum, the event, its masked checksum, little-endian. */
    private void write(final Event.Builder event) throws IOException {
        final byte[] data = event.setWallTime(System.currentTimeMillis() / 1000.0).build().toByteArray();
        final byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        m_stream.write(length);
        m_stream.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(length)).array());
        m_stream.write(data);
        m_stream.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(data)).array());
    }

    private static ByteBuffer littleEndian(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int maskedChecksum(final byte[] data) {
        final CRC32C crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int)crc.getValue(), 15) + MASK_DELTA;
    }

    private void flush() {
        try {
            m_stream.flush();
        } catch (final IOException ex) {
            throw new UncheckedIOException("The TensorBoard event file cannot be written: " + ex.getMessage(), ex);
        }
    }

    @Override
    public void close() throws IOException {
        m_stream.close();
    }
}
