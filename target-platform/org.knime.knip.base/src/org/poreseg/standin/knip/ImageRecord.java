package org.poreseg.standin.knip;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** All that is kept of an image but its pixels, and how those lie in a file. */
public final class ImageRecord {

    private final PixelFormat m_format;

    private final long[] m_dimensions;

    private final long[] m_minimum;

    private final StoredMetadata m_metadata;

    private ImageRecord(final PixelFormat format, final long[] dimensions, final long[] minimum,
        final StoredMetadata metadata) {
        m_format = format;
        m_dimensions = dimensions;
        m_minimum = minimum;
        m_metadata = metadata;
    }

    /**
     * @param img an image
     * @return what is kept of it
     */
    public static ImageRecord of(final ImgPlus<?> img) {
        final CalibratedAxis[] axes = new CalibratedAxis[img.numDimensions()];
        for (int d = 0; d < axes.length; d++) {
            axes[d] = new DefaultLinearAxis(img.axis(d).type());
        }
        return new ImageRecord(PixelFormat.of(img.firstElement()), Intervals.dimensionsAsLongArray(img),
            Intervals.minAsLongArray(img), new StoredMetadata(img.getName(), axes));
    }

    /**
     * @param <T> the type of the pixels
     * @param pixels the pixels
     * @param file the file to write them to
     * @throws IOException if writing fails
     */
    public <T extends RealType<T>> void write(final Img<T> pixels, final Path file) throws IOException {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            PixelWriter.write(pixels, m_format, channel);
        }
    }

    /**
     * @param <T> the type of the pixels
     * @param file the file in which the pixels lie
     * @return the pixels
     * @throws IOException if reading fails
     */
    @SuppressWarnings("unchecked") // the format makes pixels of the class that was written
    public <T extends RealType<T>> Img<T> read(final Path file) throws IOException {
        long count = 1;
        for (final long dimension : m_dimensions) {
            count *= dimension;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return (Img<T>)m_format.read(channel, m_dimensions, count);
        }
    }

    /**
     * @param <T> the type of the pixels
     * @param pixels the pixels
     * @return the image
     */
    public <T extends RealType<T>> ImgPlus<T> image(final Img<T> pixels) {
        final Img<T> placed = Arrays.equals(Intervals.minAsLongArray(pixels), m_minimum) ? pixels
            : ImgView.wrap(Views.translate(pixels, m_minimum), pixels.factory());
        return new ImgPlus<>(placed, m_metadata);
    }

    /** @return the size of each dimension */
    public long[] dimensions() {
        return m_dimensions.clone();
    }

    /** @return the class of the pixels */
    public Class<?> pixelType() {
        return m_format.type();
    }

    /** @return name and axes */
    public ImgPlusMetadata metadata() {
        return m_metadata;
    }

    /**
     * @param out where everything but the pixels is written
     * @throws IOException if writing fails
     */
    public void save(final DataOutput out) throws IOException {
        out.writeByte(m_format.ordinal());
        out.writeByte(m_dimensions.length);
        for (int d = 0; d < m_dimensions.length; d++) {
            out.writeLong(m_dimensions[d]);
            out.writeLong(m_minimum[d]);
            out.writeUTF(m_metadata.axis(d).type().getLabel());
        }
        out.writeUTF(m_metadata.getName() == null ? "" : m_metadata.getName());
    }

    /**
     * @param in what {@link #save} wrote
     * @return the record
     * @throws IOException if reading fails
     */
    public static ImageRecord load(final DataInput in) throws IOException {
        final PixelFormat format = PixelFormat.values()[in.readByte()];
        final int n = in.readByte();
        final long[] dimensions = new long[n];
        final long[] minimum = new long[n];
        final CalibratedAxis[] axes = new CalibratedAxis[n];
        for (int d = 0; d < n; d++) {
            dimensions[d] = in.readLong();
            minimum[d] = in.readLong();
            axes[d] = new DefaultLinearAxis(Axes.get(in.readUTF()));
        }
        return new ImageRecord(format, dimensions, minimum, new StoredMetadata(in.readUTF(), axes));
    }
}
