package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.errors.UserError;

/** Failures become what KNIME shows, with their messages. */
public class NodeWorkTest {

    @Test
    public void resultsPass() throws CanceledExecutionException, KNIMEException {
        assertEquals("done", NodeWork.run(new ExecutionMonitor(), monitor -> {
            monitor.checkCanceled();
            monitor.report(0.5, "half");
            return "done";
        }));
    }

    @Test
    public void failuresForUsersKeepTheirMessages() {
        assertFailure("no pixels", new IOException("no pixels"));
        assertFailure("No pixels. Read a larger region.",
            UserError.found("No pixels").advice("Read a larger region"));
        assertFailure("no pixels", new InvalidSettingsException("no pixels"));
        assertFailure("no pixels", new UncheckedIOException("wrapper", new IOException("no pixels")));
        assertFailure("java.io.FileNotFoundException", new FileNotFoundException());
    }

    /** Java's own messages are nothing but the path. */
    @Test
    public void failuresOfFilesAreSentences() {
        assertFailure("Access to /data/x was denied.", new AccessDeniedException("/data/x"));
        assertFailure("/data/x does not exist.", new UncheckedIOException(new NoSuchFileException("/data/x")));
        assertFailure("NotDirectoryException: /data/x", new NotDirectoryException("/data/x"));
        assertFailure("/data/x: No space left on device",
            new FileSystemException("/data/x", null, "No space left on device"));
    }

    /** Java goes on, and so does KNIME: in the node's thread and in those that work for it. */
    @Test
    public void tooLittleMemoryIsAMessage() {
        for (final Throwable error : List.of(new OutOfMemoryError("Java heap space"),
            new IllegalStateException("in a helper", new OutOfMemoryError("Java heap space")))) {
            final KNIMEException failure = assertThrows(KNIMEException.class,
                () -> NodeWork.run(new ExecutionMonitor(), monitor -> {
                    if (error instanceof Error serious) {
                        throw serious;
                    }
                    throw (Exception)error;
                }));
            assertTrue(failure.getMessage(), failure.getMessage().matches(
                "Java's memory, [0-9.]+ [MG]B, was not enough \\(Java heap space\\)\\. Give KNIME more with -Xmx.*"));
        }
    }

    /** Really: the heap is full, and there is room again. */
    @Test
    public void theHeapIsFreeAfterwards() throws Exception {
        assertThrows(KNIMEException.class, () -> NodeWork.run(new ExecutionMonitor(), monitor -> {
            final List<long[]> all = new ArrayList<>();
            while (true) {
                all.add(new long[1 << 27]);
            }
        }));
        assertEquals("done", NodeWork.run(new ExecutionMonitor(), monitor -> "done"));
    }

    @Test
    public void namesInMessagesHideNothing() {
        assertFailure("No stack \"soil‹U+202E›gpj\".", UserError.found("No stack \"soil\u202egpj\""));
        final String message = assertThrows(KNIMEException.class,
            () -> run(new IOException("begin " + "x".repeat(100_000) + " end"))).getMessage();
        assertTrue(message.length() <= 4000 && message.startsWith("begin") && message.endsWith("end"));
    }

    @Test
    public void programmingErrorsPass() {
        for (final RuntimeException error : List.of(new IllegalStateException("bug"),
            new IllegalArgumentException("bug"), new NullPointerException())) {
            assertSame(error, assertThrows(error.getClass(), () -> run(error)));
        }
        final Exception checked = new CloneNotSupportedException("bug");
        assertSame(checked, assertThrows(IllegalStateException.class, () -> run(checked)).getCause());
    }

    @Test
    public void failuresAfterACancelAreTheCancel() {
        final ExecutionMonitor canceled = new ExecutionMonitor() {
            @Override
            public void checkCanceled() throws CanceledExecutionException {
                throw new CanceledExecutionException();
            }
        };
        assertThrows(CanceledExecutionException.class, () -> NodeWork.run(canceled, monitor -> {
            throw new ClosedByInterruptException();
        }));
    }

    @Test
    public void cancelIsACancel() {
        assertThrows(CanceledExecutionException.class, () -> run(new CancellationException()));
        assertThrows(CanceledExecutionException.class, () -> run(new CanceledExecutionException()));
        assertThrows(CanceledExecutionException.class, () -> NodeWork.run(new ExecutionMonitor() {
            @Override
            public void checkCanceled() throws CanceledExecutionException {
                throw new CanceledExecutionException();
            }
        }, monitor -> {
            monitor.checkCanceled();
            return null;
        }));
    }

    private static void assertFailure(final String message, final Exception failure) {
        assertEquals(message, assertThrows(KNIMEException.class, () -> run(failure)).getMessage());
    }

    private static void run(final Exception failure) throws CanceledExecutionException, KNIMEException {
        NodeWork.run(new ExecutionMonitor(), monitor -> {
            throw failure;
        });
    }
}
