package org.poreseg.unet.runtime;

/**
 * Makes this bundle's class loader the thread's, as long as the scope is open: Deep Java Library finds its engines
 * through the thread's class loader, which in OSGi is somebody else's.
 */
public final class PluginClassLoader implements AutoCloseable {

    private final ClassLoader m_before;

    private PluginClassLoader(final ClassLoader before) {
        m_before = before;
    }

    public static PluginClassLoader enter() {
        final Thread thread = Thread.currentThread();
        final PluginClassLoader scope = new PluginClassLoader(thread.getContextClassLoader());
        thread.setContextClassLoader(PluginClassLoader.class.getClassLoader());
        return scope;
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(m_before);
    }
}
