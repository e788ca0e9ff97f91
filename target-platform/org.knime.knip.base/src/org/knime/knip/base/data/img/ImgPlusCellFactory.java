package org.knime.knip.base.data.img;

import java.io.IOException;

import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.KNIPCellFactory;

import net.imagej.ImgPlus;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;

/** Makes cells with images. */
public final class ImgPlusCellFactory extends KNIPCellFactory {

    /** @param exec makes the files */
    public ImgPlusCellFactory(final ExecutionContext exec) {
        super(exec);
    }

    /**
     * @param <T> the type of the pixels
     * @param img an image, which must not be changed from now on
     * @return the cell; its pixels stay in memory until the cell is written to a table on disk
     * @throws IOException if there can be no file for it
     */
    public <T extends RealType<T>> ImgPlusCell<T> createCell(final ImgPlus<T> img) throws IOException {
        if (img.getImg() instanceof AbstractCellImg) {
            throw new IllegalArgumentException("KNIME Image Processing scrambles the pixels of images in blocks "
                + "(CellImg) when it stores them: make an ArrayImg.");
        }
        return new ImgPlusCell<>(img, getFileStore(Intervals.numElements(img)));
    }
}
