package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/** A file whose content a supplier opens, anew each time. */
record SuppliedResource(String relativePath, Supplier<InputStream> supplier, Charset charset) implements Resource {

    static SuppliedResource ofText(final String relativePath, final Supplier<String> text, final Charset charset) {
        return new SuppliedResource(relativePath, () -> new ByteArrayInputStream(text.get().getBytes(charset)),
            charset);
    }

    @Override
    public InputStream getInputStream() {
        return supplier.get();
    }

    @Override
    public String getRelativePath() {
        return relativePath;
    }

    @Override
    public ContentType getContentType() {
        return ContentTypes.of(relativePath);
    }
}
