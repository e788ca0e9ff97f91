package org.poreseg.image;

import java.io.IOException;

/** A stack of grey slices of one size and pixel type, of which one at a time is looked at. */
public interface GreyStack {

    /** @return the stack's name, for messages */
    String name();

    /** @return the pixel type of all slices */
    PixelType pixelType();

    /** @return the number of slices to be read */
    int sliceCount();

    /**
     * @param i one of the slices to be read, from 0
     * @return its pixels
     * @throws IOException if it cannot be read
     */
    Slice readImage(int i) throws IOException;
}
