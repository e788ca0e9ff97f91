package org.knime.knip.base.data.img;

import org.knime.core.data.DataValue;

import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imglib2.type.numeric.RealType;

/**
 * Values that are images.
 *
 * @param <T> the type of the pixels
 */
public interface ImgPlusValue<T extends RealType<T>> extends DataValue {

    /** @return the image, shared by all who ask: it must not be changed */
    ImgPlus<T> getImgPlus();

    /** @return name, source and axes, without reading the pixels */
    ImgPlusMetadata getMetadata();

    /** @return the size of each dimension, without reading the pixels */
    long[] getDimensions();

    /** @return the class of the pixels, without reading them */
    Class<T> getPixelType();
}
