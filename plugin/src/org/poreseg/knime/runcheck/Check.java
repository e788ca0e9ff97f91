package org.poreseg.knime.runcheck;

import java.nio.file.Path;

import org.poreseg.image.StackSource;

/**
 * Something that was checked and is as it should be.
 *
 * @param what the kind of thing, such as "Stack"
 * @param name what people call it, such as the stack's name
 * @param path where it is
 * @param result how it was found, in a word or two
 * @param detail what else there is to know; may be empty
 * @param extent how large the images are; null for what is no image
 * @param bytes the bytes it has or takes; null where they are not known
 */
record Check(String what, String name, Path path, String result, String detail, Extent extent, Long bytes) {

    /**
     * The size of a stack, as far as it is read.
     *
     * @param slices the number of slices
     * @param width columns of pixels
     * @param height rows of pixels
     */
    record Extent(int slices, int width, int height) {

        static Extent of(final StackSource source) {
            return new Extent(source.sliceCount(), source.width(), source.height());
        }
    }
}
