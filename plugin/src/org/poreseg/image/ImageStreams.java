package org.poreseg.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;

/** Opens files for the image readers, buffered: decoders read some formats byte by byte. */
final class ImageStreams {

    private ImageStreams() {
    }

    static ImageInputStream open(final Path file) throws IOException {
        return new BufferedFileImageInputStreamSpi().createInputStreamInstance(file.toFile(), false, null);
    }
}
