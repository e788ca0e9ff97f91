package org.poreseg.standin.knip;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import net.imglib2.img.Img;

/** The images that were read last, as long as anybody holds them. */
public final class PixelCache {

    private static final int ENTRIES = 1000;

    private static final Map<Path, WeakReference<Img<?>>> IMAGES = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Path, WeakReference<Img<?>>> eldest) {
            return size() > ENTRIES;
        }
    };

    private PixelCache() {
    }

    /**
     * @param <I> the class of the image
     * @param file a file
     * @return its image, or null if it must be read
     */
    @SuppressWarnings("unchecked") // what lies in a file is always of one class
    public static synchronized <I extends Img<?>> I get(final Path file) {
        final WeakReference<Img<?>> image = IMAGES.get(file);
        return image == null ? null : (I)image.get();
    }

    /**
     * @param file a file
     * @param image its image
     */
    public static synchronized void put(final Path file, final Img<?> image) {
        IMAGES.put(file, new WeakReference<>(image));
    }
}
