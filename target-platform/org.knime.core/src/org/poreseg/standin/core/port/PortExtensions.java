package org.poreseg.standin.core.port;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.IConfigurationElement;
import org.poreseg.standin.core.Extensions;

/** What bundles contribute to the extension point <code>org.knime.core.PortType</code>. */
public final class PortExtensions {

    private static final String EXTENSION_POINT = "org.knime.core.PortType";

    private PortExtensions() {
    }

    /**
     * @param className the name of a class of port objects
     * @return what is contributed for it
     */
    public static Optional<IConfigurationElement> ofObject(final String className) {
        return find("objectClass", className);
    }

    /**
     * @param className the name of a class of specifications
     * @return what is contributed for it
     */
    public static Optional<IConfigurationElement> ofSpec(final String className) {
        return find("specClass", className);
    }

    private static Optional<IConfigurationElement> find(final String attribute, final String value) {
        return Arrays.stream(Extensions.of(EXTENSION_POINT)).filter(e -> value.equals(e.getAttribute(attribute)))
            .findFirst();
    }
}
