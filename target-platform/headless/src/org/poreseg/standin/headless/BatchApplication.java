package org.poreseg.standin.headless;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** What Equinox starts as {@code org.knime.product.KNIME_BATCH_APPLICATION}. */
public final class BatchApplication implements IApplication {

    private final Batch m_batch = new Batch(System.out); // NOSONAR: this is what the user reads

    @Override
    public Object start(final IApplicationContext context) {
        context.applicationRunning();
        final var stopper = new Thread(m_batch::cancelAndWait, "cancel");
        Runtime.getRuntime().addShutdownHook(stopper);
        final int exitCode = m_batch.run((String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) { // NOSONAR: this is the shutdown itself
            return exitCode;
        }
        return exitCode;
    }

    @Override
    public void stop() {
        m_batch.cancelAndWait();
    }
}
