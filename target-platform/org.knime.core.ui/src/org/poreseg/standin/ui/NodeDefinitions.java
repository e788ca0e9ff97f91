package org.poreseg.standin.ui;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.knime.node.DefaultNodeFactory;

/** What the factories' nodes are: the way from a factory, which hides it, to the machinery. */
public final class NodeDefinitions {

    private static final Map<DefaultNodeFactory, NodeDefinition> DEFINITIONS =
        Collections.synchronizedMap(new WeakHashMap<>());

    private NodeDefinitions() {
    }

    /**
     * @param factory a factory
     * @param definition what its node is
     */
    public static void register(final DefaultNodeFactory factory, final NodeDefinition definition) {
        DEFINITIONS.put(factory, definition);
    }

    /**
     * @param factory a factory
     * @return what its node is
     */
    public static NodeDefinition of(final DefaultNodeFactory factory) {
        return DEFINITIONS.get(factory);
    }
}
