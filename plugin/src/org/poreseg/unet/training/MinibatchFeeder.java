package org.poreseg.unet.training;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/**
 * Assembles minibatches in a background thread, a little ahead of the network, so that the network never waits for
 * them. To be closed before the store of its patches is.
 */
final class MinibatchFeeder implements AutoCloseable {

    /** Minibatches that wait, ready, besides the one in use and the one in the making. */
    private static final int AHEAD = 2;

    /** Makes one minibatch after the other. */
    @FunctionalInterface
    private interface Source {
        Minibatch assemble(long step);
    }

    private final Source m_source;

    private final long m_end;

    private final BlockingQueue<Minibatch> m_ready = new ArrayBlockingQueue<>(AHEAD);

    private final Thread m_thread;

    private volatile Throwable m_failure;

    private MinibatchFeeder(final Source source, final long begin, final long end) {
        m_source = source;
        m_end = end;
        m_thread = new Thread(() -> work(begin), "Minibatch feeder");
        m_thread.setDaemon(true);
        m_thread.start();
    }

    /**
     * @param patches the patches
     * @param order which of them make which minibatch
     * @param batch patches in a minibatch
     * @param begin the first step
     * @param end the step after the last one
     * @return a feeder of the minibatches of these steps
     */
    static MinibatchFeeder training(final Patches patches, final PatchOrder order, final int batch, final long begin,
        final long end) {
        return new MinibatchFeeder(step -> assemble(patches, batch, i -> order.patch(step, i)), begin, end);
    }

    /**
     * @param patches the patches
     * @param batch patches in a minibatch; the last one may have fewer
     * @return a feeder of all patches, once, in their order
     */
    static MinibatchFeeder all(final Patches patches, final int batch) {
        return new MinibatchFeeder(step -> {
            final long start = step * batch;
            final int size = (int)Math.min(batch, patches.size() - start);
            return assemble(patches, size, i -> start + i);
        }, 0, (patches.size() + batch - 1) / batch);
    }

    private static Minibatch assemble(final Patches patches, final int size, final IntToLongFunction patch) {
        final Minibatch minibatch = new Minibatch(size, patches.height(), patches.width());
        try {
            for (int i = 0; i < size; i++) {
                minibatch.put(i, patches.read(patch.applyAsLong(i)));
            }
            return minibatch;
        } catch (final RuntimeException | Error ex) {
            minibatch.close();
            throw ex;
        }
    }

    private void work(final long begin) {
        try {
            for (long step = begin; step < m_end; step++) {
                final Minibatch minibatch = m_source.assemble(step);
                try {
                    m_ready.put(minibatch);
                } catch (final InterruptedException ex) {
                    // closed
                    minibatch.close();
                    return;
                }
            }
        } catch (final RuntimeException | Error ex) {
            m_failure = ex;
        }
    }

    /**
     * @return the next minibatch, to be closed by the caller
     * @throws CancellationException if the calling thread was interrupted
     */
    Minibatch next() {
        try {
            while (true) {
                final Minibatch minibatch = m_ready.poll(100, TimeUnit.MILLISECONDS);
                if (minibatch != null) {
                    return minibatch;
                }
                if (m_failure != null) {
                    throw new IllegalStateException("A minibatch cannot be assembled: " + m_failure, m_failure);
                }
            }
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    /** Ends the background thread and frees what it made. */
    @Override
    public void close() {
        m_thread.interrupt();
        boolean interrupted = false;
        while (m_thread.isAlive()) {
            try {
                m_thread.join();
            } catch (final InterruptedException ex) {
                // the thread reads memory that is about to be unmapped, so its end is waited for in any case
                interrupted = true;
            }
        }
        m_ready.forEach(Minibatch::close);
        m_ready.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
