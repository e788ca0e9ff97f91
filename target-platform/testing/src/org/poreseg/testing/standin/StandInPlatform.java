package org.poreseg.testing.standin;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.knime.node.DefaultNodeFactory;
import org.poreseg.testing.NodePlatform;
import org.poreseg.testing.PlatformNode;

/** The platform that the default build makes. */
public final class StandInPlatform implements NodePlatform {

    @Override
    public PlatformNode node(final DefaultNodeFactory factory, final Path folder, final Consumer<String> warnings) {
        return new StandInNode(factory, folder, warnings);
    }
}
