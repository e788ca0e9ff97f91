package org.poreseg.knime.predictor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.knime.core.node.workflow.NodeContext;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.predictor.PatchReader.Batch;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.SavedModelPredictor;

/**
 * Reads, predicts and hands out at the same time, in three threads: while the network computes, the next batch is being
 * read and the last one written. The queues between them are short, so memory does not depend on the number of patches.
 */
final class UNetPredictor {

    /** Takes the predictions, in the order of the patches for each model. Called from one thread only. */
    @FunctionalInterface
    interface Writer {
        /**
         * @param model index of the model
         * @param batch the patches
         * @param probabilities the pore probabilities of each patch
         * @throws IOException if they cannot be written
         */
        void write(int model, Batch batch, List<ProbabilityMap> probabilities) throws IOException;
    }

    private record Predicted(int model, Batch batch, List<ProbabilityMap> probabilities) {
    }

    /** Batches that wait between two threads; more would only take memory. */
    private static final int QUEUE = 2;

    private static final long WAIT_MILLISECONDS = 100;

    private final BlockingQueue<Optional<Batch>> m_read = new ArrayBlockingQueue<>(QUEUE);

    private final BlockingQueue<Optional<Predicted>> m_predicted = new ArrayBlockingQueue<>(QUEUE);

    /** A flag, because an interrupt would close the files that the reading thread shares with others. */
    private volatile boolean m_stopped;

    /**
     * @param reader the patches
     * @param models the opened models
     * @param writer takes the predictions, in the calling thread
     * @param patches number of patches of the table
     * @param size how many bytes the predictions take, for the progress message
     * @param monitor progress and cancel
     * @throws Exception what reading, predicting or writing throws
     */
    void run(final PatchReader reader, final List<SavedModelPredictor> models, final Writer writer, final long patches,
        final String size, final WorkMonitor monitor) throws Exception {
        final ExecutorService workers = Executors.newFixedThreadPool(2, UNetPredictor::worker);
        try {
            final NodeContext context = NodeContext.getContext();
            final Future<Void> reading = workers.submit(inContext(context, () -> read(reader)));
            final Future<Void> predicting = workers.submit(inContext(context, () -> predict(models)));
            long written = 0;
            while (true) {
                monitor.checkCanceled();
                final Optional<Predicted> next = m_predicted.poll(WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    passOnFailure(reading);
                    passOnFailure(predicting);
                } else if (next.isEmpty()) {
                    return;
                } else {
                    final Predicted predicted = next.get();
                    writer.write(predicted.model(), predicted.batch(), predicted.probabilities());
                    written += predicted.batch().patches().size();
                    monitor.report(written / ((double)patches * models.size()),
                        "Patch " + written / models.size() + " of " + patches + "; all probabilities take " + size);
                }
            }
        } finally {
            m_stopped = true;
            workers.shutdown();
            // nobody may close a model that is still computing; a batch takes a moment at most
            awaitUninterruptibly(workers);
        }
    }

    private static Thread worker(final Runnable work) {
        final Thread thread = new Thread(work, "U-Net Predictor");
        thread.setDaemon(true);
        return thread;
    }

    private Void read(final PatchReader reader) throws InterruptedException {
        Optional<Batch> batch;
        do {
            batch = reader.next();
        } while (offer(m_read, batch) && batch.isPresent());
        return null;
    }

    private Void predict(final List<SavedModelPredictor> models) throws InterruptedException {
        while (!m_stopped) {
            final Optional<Batch> batch = m_read.poll(WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (batch == null) {
                continue;
            }
            if (batch.isEmpty()) {
                offer(m_predicted, Optional.empty());
                return null;
            }
            final Batch patches = batch.get();
            for (int model = 0; model < models.size() && !m_stopped; model++) {
                offer(m_predicted, Optional.of(new Predicted(model, patches,
                    models.get(model).predict(patches.patches(), patches.windows()))));
            }
        }
        return null;
    }

    private <T> boolean offer(final BlockingQueue<T> queue, final T item) throws InterruptedException {
        while (!m_stopped) {
            if (queue.offer(item, WAIT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** KNIME finds out by the context of the thread whose data is being read. */
    private static Callable<Void> inContext(final NodeContext context, final Callable<Void> work) {
        return context == null ? work : () -> {
            NodeContext.pushContext(context);
            try {
                return work.call();
            } finally {
                NodeContext.removeLastContext();
            }
        };
    }

    private static void passOnFailure(final Future<Void> worker) throws Exception {
        if (!worker.isDone()) {
            return;
        }
        try {
            worker.get();
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void awaitUninterruptibly(final ExecutorService workers) {
        boolean interrupted = false;
        boolean finished = false;
        while (!finished) {
            try {
                finished = workers.awaitTermination(WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (final InterruptedException e) { // NOSONAR: kept and set again below
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
