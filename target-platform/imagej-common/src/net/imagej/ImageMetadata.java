package net.imagej;

/** What else is known of an image: the number of bits that are used. */
public interface ImageMetadata {

    /** @return the number of bits that are used, 0 if not known */
    int getValidBits();
}
