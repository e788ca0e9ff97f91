package org.poreseg.knime.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.poreseg.errors.UserError;
import org.poreseg.files.FileErrors;
import org.poreseg.progress.WorkMonitor;

/** Runs the work of a node: progress and cancel go in, errors come out as KNIME shows them to its users. */
public final class NodeWork {

    /**
     * The work of a node.
     *
     * @param <T> what the work yields
     */
    @FunctionalInterface
    public interface Body<T> {
        /**
         * @param monitor shows the progress and tells of a cancel
         * @return the result
         * @throws Exception if the work fails; see {@link NodeWork#run}
         */
        T run(WorkMonitor monitor) throws Exception;
    }

    private NodeWork() {
    }

    /**
     * Runs the work. What a person can mend (a {@link UserError}, or KNIME's own {@link InvalidSettingsException}),
     * what the disk says (an {@link IOException}) and too little memory become the node's error message; every other
     * exception is a bug and passes as it is, so that the log has its stack trace. After a cancel, whatever went wrong
     * is the cancel.
     *
     * @param <T> what the work yields
     * @param exec shows the progress, and may cancel
     * @param body the work
     * @return what the work yields
     * @throws CanceledExecutionException if the work was canceled
     * @throws KNIMEException if the work failed, with the message of the failure
     */
    public static <T> T run(final ExecutionMonitor exec, final Body<T> body)
        throws CanceledExecutionException, KNIMEException {
        try {
            return body.run(monitor(exec));
        } catch (final CanceledExecutionException e) {
            throw e;
        } catch (final CancellationException e) {
            throw new CanceledExecutionException();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CanceledExecutionException();
        } catch (final Exception | OutOfMemoryError e) {
            // KNIME interrupts the thread of a canceled node: reading a file may fail before anyone sees the cancel
            exec.checkCanceled();
            throw failure(e);
        }
    }

    /**
     * Makes of what is said while a node is configured what KNIME shows: a mistake, or too little memory to look at the
     * files.
     *
     * @param body checks inputs and settings
     * @return the same, with {@link InvalidSettingsException}s for users
     */
    public static ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configuring(
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> body) {
        return (in, out) -> {
            try {
                body.accept(in, out);
            } catch (final InvalidSettingsException | UserError e) {
                throw NodeMessages.invalid(e.getMessage(), e);
            } catch (final OutOfMemoryError e) {
                throw NodeMessages.invalid(OutOfMemory.in(e).orElseThrow().getMessage(), e);
            }
        };
    }

    /**
     * @param exec a node's execution
     * @return a monitor that reports to it and is canceled with it
     */
    public static WorkMonitor monitor(final ExecutionMonitor exec) {
        return new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                exec.setProgress(fraction, NodeMessages.progress(message));
            }

            @Override
            public void checkCanceled() {
                try {
                    exec.checkCanceled();
                } catch (final CanceledExecutionException e) {
                    final CancellationException canceled = new CancellationException(e.getMessage());
                    canceled.initCause(e);
                    throw canceled;
                }
            }
        };
    }

    private static KNIMEException failure(final Throwable e) {
        final Optional<UserError> memory = OutOfMemory.in(e);
        if (memory.isPresent()) {
            return failure(memory.get().getMessage(), e);
        }
        if (e instanceof KNIMEException failure) {
            return failure;
        }
        if (e instanceof UncheckedIOException wrapper) {
            return failure(wrapper.getCause());
        }
        if (e instanceof IOException file) {
            return failure(FileErrors.message(file), e);
        }
        if (e instanceof UserError || e instanceof InvalidSettingsException) {
            return failure(e.getMessage(), e);
        }
        throw e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }

    private static KNIMEException failure(final String message, final Throwable e) {
        return NodeMessages.failure(message == null || message.isBlank() ? e.toString() : message, e);
    }
}
