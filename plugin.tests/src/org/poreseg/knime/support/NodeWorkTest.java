package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
