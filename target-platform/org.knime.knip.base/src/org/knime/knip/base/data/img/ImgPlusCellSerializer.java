package org.knime.knip.base.data.img;

import java.io.IOException;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

import net.imglib2.type.numeric.RealType;

/**
 * Writes and reads what a cell knows without its pixels.
 *
 * @param <T> the type of the pixels
 */
public class ImgPlusCellSerializer<T extends RealType<T>> implements DataCellSerializer<ImgPlusCell<T>> {

    /** For the extension point. */
    public ImgPlusCellSerializer() {
        // nothing to set
    }

    @Override
    public void serialize(final ImgPlusCell<T> cell, final DataCellDataOutput output) throws IOException {
        cell.save(output);
    }

    @Override
    public ImgPlusCell<T> deserialize(final DataCellDataInput input) throws IOException {
        final ImgPlusCell<T> cell = new ImgPlusCell<>();
        cell.load(input);
        return cell;
    }
}
