package org.knime.knip.base.data.img;

import java.io.IOException;

import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.KNIPCellFactory;
import org.poreseg.standin.knip.ImageRecord;

import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;

/** Makes cells with images. */
public final class ImgPlusCellFactory extends KNIPCellFactory {

    /** @param fsFactory makes the files */
    public ImgPlusCellFactory(final FileStoreFactory fsFactory) {
        super(fsFactory);
    }

    /** @param exec makes the files */
    public ImgPlusCellFactory(final ExecutionContext exec) {
        super(exec);
    }

    /**
     * @param <T> the type of the pixels
     * @param img an image; its pixels are written to a file
     * @return the cell
     * @throws IOException if writing fails
     */
    public <T extends RealType<T>> ImgPlusCell<T> createCell(final ImgPlus<T> img) throws IOException {
        final long bytes = ImageRecord.bytes(img);
        return new ImgPlusCell<>(img, getFileStore(bytes));
    }

    /** @return the type of the cells */
    public DataType getDataType() {
        return ImgPlusCell.TYPE;
    }
}
