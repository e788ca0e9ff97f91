package org.poreseg.phantom;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.poreseg.files.FileNames;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.TiffStackWriter;

/** Writes a phantom slice by slice as two TIFF stacks, images and masks; neither appears before it is complete. */
public final class PhantomFiles implements Closeable {

    /** The pore value of the masks. */
    private static final int PORE = 255;

    /** Uncompressed bytes from which on files become BigTIFF, with some room below the 4 GiB of the classic form. */
    private static final long BIG = 4_000_000_000L;

    private final Path m_folder;

    private final String m_stack;

    private final PhantomSettings m_settings;

    private final TiffStackWriter m_images;

    private final TiffStackWriter m_masks;

    private PhantomFiles(final Path folder, final String stack, final PhantomSettings settings,
        final TiffStackWriter images, final TiffStackWriter masks) {
        m_folder = folder;
        m_stack = stack;
        m_settings = settings;
        m_images = images;
        m_masks = masks;
    }

    /**
     * @param folder where the files go; created if need be
     * @param stack the stack's name, from which {@link #fileName} makes the files' names
     * @param settings the phantom's settings
     * @return the writer, to be closed
     * @throws IOException if nothing can be written there
     */
    public static PhantomFiles create(final Path folder, final String stack, final PhantomSettings settings)
        throws IOException {
        final boolean big =
            (long)settings.width() * settings.height() * settings.slices() * settings.bits() / Byte.SIZE > BIG;
        final TiffStackWriter images = TiffStackWriter.create(folder.resolve(imageFile(stack)), big);
        try {
            return new PhantomFiles(folder, stack, settings, images,
                TiffStackWriter.create(folder.resolve(maskFile(stack)), big));
        } catch (final IOException e) {
            images.close();
            throw e;
        }
    }

    /**
     * @param stack a stack's name
     * @return the name in lower case, such as the file system of every system takes, with underscores for blanks
     */
    public static String fileName(final String stack) {
        return FileNames.safe(stack.strip().toLowerCase(Locale.ROOT)).replaceAll("[ _]+", "_");
    }

    private static String imageFile(final String stack) {
        return fileName(stack) + ".tif";
    }

    private static String maskFile(final String stack) {
        return fileName(stack) + "_mask.tif";
    }

    /**
     * @param slice the next slice
     * @throws IOException if it cannot be written
     */
    public void append(final PhantomSlice slice) throws IOException {
        m_images.append(slice.image());
        m_masks.append(slice.mask());
    }

    /**
     * Gives both files their names.
     *
     * @return the stack for a stack list in the same folder
     * @throws IOException if a file cannot be finished
     */
    public StackDefinition commit() throws IOException {
        m_images.commit();
        m_masks.commit();
        return new StackDefinition(m_stack, m_settings.rockType().label(), imageFile(m_stack), maskFile(m_stack),
            m_folder, PoreValues.of(PORE), SliceRange.ALL, RegionOfInterest.ALL, "phantom");
    }

    /** Throws unfinished files away. */
    @Override
    public void close() throws IOException {
        try {
            m_images.close();
        } finally {
            m_masks.close();
        }
    }
}
