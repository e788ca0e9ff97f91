package org.poreseg.testing;

import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import org.knime.node.DefaultNodeFactory;

/** The platform that the tests run on: a fragment of this bundle names its class as a service. */
public interface NodePlatform {

    /**
     * @param factory a node's factory
     * @param folder an existing, empty folder for all data of the node, deleted by others when the node is closed
     * @param warnings takes what configuring and executing the node warn about
     * @return the node, with default settings
     * @throws IllegalStateException if the node's description or ports cannot be made
     */
    PlatformNode node(DefaultNodeFactory factory, Path folder, Consumer<String> warnings);

    /** @return the one that the tests run on */
    static NodePlatform current() {
        return ServiceLoader.load(NodePlatform.class, NodePlatform.class.getClassLoader()).findFirst()
            .orElseThrow(() -> new IllegalStateException(
                "No fragment of org.poreseg.testing says which platform the tests run on"));
    }
}
