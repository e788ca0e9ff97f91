package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file on disk. */
record FileResource(Path baseFolder, String relativePath) implements Resource {

    FileResource {
        if (!Files.isRegularFile(baseFolder.resolve(relativePath))) {
            throw new IllegalStateException("There is no file '" + relativePath + "' in " + baseFolder);
        }
    }

    @Override
    public boolean isStatic() {
        return true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(baseFolder.resolve(relativePath));
    }

    @Override
    public String getRelativePath() {
        return relativePath;
    }

    @Override
    public ContentType getContentType() {
        return ContentTypes.of(relativePath);
    }

    @Override
    public Optional<Charset> getCharset() {
        return Optional.of(StandardCharsets.UTF_8);
    }
}
