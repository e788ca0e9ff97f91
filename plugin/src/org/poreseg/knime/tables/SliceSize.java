package org.poreseg.knime.tables;

/**
 * The size of a slice.
 *
 * @param width columns
 * @param height rows
 */
public record SliceSize(int width, int height) {

    /** @return the number of pixels */
    public long pixels() {
        return (long)width * height;
    }

    /** @return how messages call the size */
    @Override
    public String toString() {
        return width + " × " + height;
    }
}
