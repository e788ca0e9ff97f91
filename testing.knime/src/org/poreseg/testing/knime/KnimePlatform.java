package org.poreseg.testing.knime;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.knime.node.DefaultNodeFactory;
import org.poreseg.testing.NodePlatform;
import org.poreseg.testing.PlatformNode;

/** A real KNIME. */
public final class KnimePlatform implements NodePlatform {

    @Override
    public PlatformNode node(final DefaultNodeFactory factory, final Path folder, final Consumer<String> warnings) {
        return new KnimeNode(factory, folder, warnings);
    }
}
