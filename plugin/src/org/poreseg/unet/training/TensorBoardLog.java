package org.poreseg.unet.training;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.poreseg.files.Folders;
import org.poreseg.files.WriteException;
import org.poreseg.image.Palette;
import org.poreseg.unet.EpochRecord;

import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

import com.google.protobuf.ByteString;

/**
 * Writes a training as an event file that TensorBoard shows while it grows: the loss of each step; the learning rate,
 * the losses and the validation IoU of each epoch; and a few validation patches with false negatives blue and false
 * positives red (paper, "Figures"). Where the file can no longer be written, the training goes on without it.
 */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {

    /** Validation patches that are shown. */
    private static final int OVERLAYS = 4;

    private static final double THRESHOLD = 0.5;

    /** The constant of the TFRecord format that keeps a checksum of data with a checksum from being special. */
    private static final int MASK_DELTA = 0xa282ead8;

    /** TensorFlow's number for images of red, green and blue. */
    private static final int RGB = 3;

    private final String m_name;

    private final OutputStream m_stream;

    private final Consumer<String> m_warnings;

    private long m_step;

    private boolean m_broken;

    /**
     * @param folder the folder of this training's run, made if it is not there; TensorBoard is pointed at it or at the
     *            folder that holds it
     * @param warnings told, once, if the file can no longer be written
     * @throws IOException if the folder or the event file cannot be made
     */
    public TensorBoardLog(final Path folder, final Consumer<String> warnings) throws IOException {
        this(newFile(folder), warnings);
    }

    private TensorBoardLog(final File file, final Consumer<String> warnings) throws IOException {
        // a stream, not a channel: an interrupt, as a cancel sends it, would close a channel in the middle
        this(file.getPath(), new FileOutputStream(file), warnings);
    }

    /**
     * @param name what warnings call the file
     * @param stream the file, closed with this log
     * @param warnings told, once, if the file can no longer be written
     */
    TensorBoardLog(final String name, final OutputStream stream, final Consumer<String> warnings) {
        m_name = name;
        m_stream = new BufferedOutputStream(stream);
        m_warnings = warnings;
        attempt(() -> {
            write(Event.newBuilder().setFileVersion("brain.Event:2"));
            m_stream.flush();
        });
    }

    private static File newFile(final Path folder) throws IOException {
        Folders.make(folder);
        final long now = System.currentTimeMillis();
        Path file = folder.resolve("events.out.tfevents." + now + ".poreseg");
        for (int i = 1; Files.exists(file); i++) {
            file = folder.resolve("events.out.tfevents." + now + ".poreseg." + i);
        }
        return file.toFile();
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
        attempt(m_stream::flush);
    }

    @Override
    public int overlays() {
        return m_broken ? 0 : OVERLAYS;
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
            return pore ? Palette.BLUE_RED.falseNegative() : Palette.BLUE_RED.falsePositive();
        }
        return 0x010101 * Math.round(255 * (overlay.window().scale(overlay.patch().value(pixel)) + 0.5f));
    }

    private void write(final Summary.Builder summary) {
        attempt(() -> write(Event.newBuilder().setStep(m_step).setSummary(summary)));
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

    /** Something that writes to the file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** The curves are a by-product: a full disk or a lost share must not cost the hours of training before. */
    private void attempt(final Writing writing) {
        if (m_broken) {
            return;
        }
        try {
            writing.run();
        } catch (final IOException ex) {
            m_broken = true;
            m_warnings.accept(WriteException.of("The TensorBoard event file", Path.of(m_name), ex).getMessage()
                + ". The training goes on without it.");
        }
    }

    @Override
    public void close() {
        attempt(m_stream::flush);
        try {
            m_stream.close();
        } catch (final IOException ex) {
            // all that could be written has been flushed, or was given up with a warning
        }
    }
}
