package org.poreseg.standin.headless;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.IConfigurationElement;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.standin.core.Extensions;

/** The nodes that bundles contribute. */
final class NodeRepository {

    private static final String NODES = "org.knime.workbench.repository.nodes";

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    /** What KNIME itself brings. */
    private static final Set<String> KNOWN_CATEGORIES = Set.of("/", "/community");

    private final Map<String, IConfigurationElement> m_nodes = new HashMap<>();

    NodeRepository(final Console console) {
        final Set<String> categories = new HashSet<>(KNOWN_CATEGORIES);
        for (final IConfigurationElement category : Extensions.of(CATEGORIES)) {
            categories.add(category.getAttribute("path").replaceFirst("/$", "") + "/"
                + category.getAttribute("level-id"));
        }
        for (final IConfigurationElement node : Extensions.of(NODES)) {
            final String factory = node.getAttribute("factory-class");
            final String path = node.getAttribute("category-path");
            if (!categories.contains(path)) {
                console.warn("The category " + path + " of " + factory + " does not exist: KNIME shows such a node "
                    + "under 'Uncategorized'");
            }
            m_nodes.put(factory, node);
        }
    }

    /** @return a new factory, none if no bundle contributes the class */
    Optional<DefaultNodeFactory> create(final String factoryClass) {
        return Optional.ofNullable(m_nodes.get(factoryClass))
            .map(node -> (DefaultNodeFactory)Extensions.create(node, "factory-class"));
    }
}
