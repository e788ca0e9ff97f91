package org.poreseg.standin.core;

import java.util.List;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** What bundles contribute to KNIME's extension points. */
public final class Extensions {

    private Extensions() {
    }

    /**
     * @param extensionPoint the id of an extension point
     * @return what is contributed to it; nothing outside of OSGi
     */
    public static IConfigurationElement[] of(final String extensionPoint) {
        final IExtensionRegistry registry = RegistryFactory.getRegistry();
        return registry == null ? new IConfigurationElement[0]
            : registry.getConfigurationElementsFor(extensionPoint);
    }

    /**
     * @param element a contribution
     * @param className the name of a class of the bundle that contributes
     * @return the class
     */
    public static Class<?> loadClass(final IConfigurationElement element, final String className) {
        final Bundle bundle = host(ContributorFactoryOSGi.resolve(element.getContributor()));
        try {
            return bundle.loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Bundle " + bundle.getSymbolicName() + " contributes the class \""
                + className + "\", but does not hold it.", e);
        }
    }

    /** A fragment has no class loader of its own: its classes are the host's. */
    private static Bundle host(final Bundle bundle) {
        final List<BundleWire> hosts = bundle.adapt(BundleWiring.class).getRequiredWires(HostNamespace.HOST_NAMESPACE);
        return hosts.isEmpty() ? bundle : hosts.get(0).getProvider().getBundle();
    }

    /**
     * @param element a contribution
     * @param attribute the attribute that names a class
     * @return a new object of that class
     */
    public static Object create(final IConfigurationElement element, final String attribute) {
        try {
            return element.createExecutableExtension(attribute);
        } catch (CoreException e) {
            throw new IllegalStateException("Bundle " + element.getContributor().getName()
                + " contributes the class \"" + element.getAttribute(attribute) + "\", but it cannot be made: "
                + e.getMessage(), e);
        }
    }
}
