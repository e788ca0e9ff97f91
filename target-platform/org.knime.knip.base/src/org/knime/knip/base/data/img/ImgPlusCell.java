package org.knime.knip.base.data.img;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.knip.base.data.IntervalValue;
import org.poreseg.standin.core.cells.CellTypes;
import org.poreseg.standin.knip.ImageRecord;
import org.poreseg.standin.knip.PixelCache;

import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;

/**
 * A cell with an image. The pixels stay in memory until the cell is written to a table on disk; then they lie in a file
 * of the cell's own.
 *
 * @param <T> the type of the pixels
 */
public class ImgPlusCell<T extends RealType<T>> extends FileStoreCell
    implements ImgPlusValue<T>, StringValue, IntervalValue {

    /** The type of these cells. */
    public static DataType TYPE = DataType.getType(ImgPlusCell.class); // NOSONAR: KNIP forgot the final

    private static final long serialVersionUID = 1;

    static {
        register(); // the extension registry, which says the same, is not there outside of OSGi
    }

    private transient ImageRecord m_record;

    /** Null once it lies in the file. */
    private transient Img<T> m_unsaved;

    ImgPlusCell(final ImgPlus<T> img, final FileStore file) {
        super(file);
        m_record = ImageRecord.of(img);
        m_unsaved = img.getImg();
    }

    ImgPlusCell() {
        // filled by load()
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // one serializer for the cells of all types of pixels
    private static void register() {
        CellTypes.register((Class)ImgPlusCell.class, new ImgPlusCellSerializer<>(), "Image");
    }

    private Path file() {
        return getFileStores()[0].getFile().toPath();
    }

    /** As in KNIP a failure stays without consequence until the image is read. */
    @Override
    protected synchronized void flushToFileStore() {
        if (m_unsaved != null) {
            try {
                m_record.write(m_unsaved, file());
            } catch (IOException e) {
                e.printStackTrace(); // NOSONAR: this is all that KNIP does
            }
            m_unsaved = null;
        }
    }

    @Override
    public synchronized ImgPlus<T> getImgPlus() {
        return m_record.image(pixels());
    }

    private Img<T> pixels() {
        if (m_unsaved != null) {
            return m_unsaved;
        }
        Img<T> pixels = PixelCache.get(file());
        if (pixels == null) {
            try {
                pixels = m_record.read(file());
            } catch (IOException e) {
                throw new RuntimeException(e); // NOSONAR: KNIP's very words
            }
            PixelCache.put(file(), pixels);
        }
        return pixels;
    }

    @Override
    public synchronized ImgPlusMetadata getMetadata() {
        return m_record.metadata();
    }

    @Override
    public synchronized long[] getDimensions() {
        return m_record.dimensions();
    }

    @Override
    @SuppressWarnings("unchecked") // the record keeps the class that was written
    public synchronized Class<T> getPixelType() {
        return (Class<T>)m_record.pixelType();
    }

    @Override
    public synchronized String getStringValue() {
        return "Image \"" + m_record.metadata().getName() + "\" " + Arrays.toString(m_record.dimensions()) + " "
            + m_record.pixelType().getSimpleName();
    }

    @Override
    public String toString() {
        return getStringValue();
    }

    /**
     * @param output where is written what is known without the pixels
     * @throws IOException if writing fails
     */
    protected synchronized void save(final DataOutput output) throws IOException {
        m_record.save(output);
    }

    /**
     * @param input what {@link #save} wrote
     * @throws IOException if reading fails
     */
    protected synchronized void load(final DataInput input) throws IOException {
        m_record = ImageRecord.load(input);
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return file().equals(((ImgPlusCell<?>)dc).file());
    }

    @Override
    public int hashCode() {
        return file().hashCode();
    }
}
