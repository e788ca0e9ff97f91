package org.poreseg.standin;

import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The bundles that are installed where the tests run. */
final class Bundles {

    private Bundles() {
    }

    /**
     * @param name a symbolic name
     * @return the bundle or fragment of that name
     */
    static Optional<Bundle> find(final String name) {
        return Arrays.stream(FrameworkUtil.getBundle(Bundles.class).getBundleContext().getBundles())
            .filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst();
    }

    /**
     * @param name the symbolic name of a bundle or fragment
     * @return its class files, without those of its fragments and of the libraries in it
     */
    static List<URL> classFiles(final String name) {
        final Bundle bundle =
            find(name).orElseThrow(() -> new AssertionError("There is no bundle " + name + " where the tests run"));
        return entries(bundle, "/");
    }

    private static List<URL> entries(final Bundle bundle, final String folder) {
        final var paths = bundle.getEntryPaths(folder);
        if (paths == null) {
            return List.of();
        }
        return Collections.list(paths).stream().flatMap(path -> {
            if (path.endsWith("/")) {
                return entries(bundle, path).stream();
            }
            return path.endsWith(".class") && !path.endsWith("-info.class") ? List.of(bundle.getEntry(path)).stream()
                : List.<URL>of().stream();
        }).toList();
    }
}
