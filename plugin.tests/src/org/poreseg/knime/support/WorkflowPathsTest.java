package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;

/**
 * Paths that need no workflow, and texts that are no paths. Relative ones are tested where a node runs in a workflow,
 * with the Mask Writer.
 */
public class WorkflowPathsTest {

    @Test
    public void absolutePathsAndFileUrlsAreTakenAsTheyAre() throws InvalidSettingsException {
        final Path path = Path.of("some where", "stack.tif").toAbsolutePath();
        assertEquals(path, WorkflowPaths.resolve("File", path.toString()));
        assertEquals(path, WorkflowPaths.resolve("File", "  " + path + "\n"));
        assertEquals(path, WorkflowPaths.resolve("File", path.toUri().toString()));
        assertEquals(path, WorkflowPaths.resolve("File", path.getParent() + "/x/../stack.tif"));
    }

    @Test
    public void textsThatLeadToNoLocalFileNameTheSetting() {
        for (final String text : new String[]{null, "", " \t", "https://example.org/stack.tif", "nonsense://x/y"}) {
            final String message =
                assertThrows(InvalidSettingsException.class, () -> WorkflowPaths.resolve("Stack list", text))
                    .getMessage();
            assertTrue(message, message.startsWith("\"Stack list\""));
        }
    }

    @Test
    public void pathsInsideAFolder() {
        for (final String text : new String[]{"", "a", "a/b.csv", "a/../b", "..a"}) {
            assertTrue(text, WorkflowPaths.isInside(text));
        }
        final String absolute = Path.of("a").toAbsolutePath().toString();
        for (final String text : new String[]{null, "..", "../a", "a/../../b", absolute, "file:a", "a\0b"}) {
            assertFalse(text, WorkflowPaths.isInside(text));
        }
    }

    @Test
    public void namesOfFiles() {
        assertTrue(WorkflowPaths.isFileName("stacks.csv"));
        for (final String text : new String[]{null, "", " ", ".", "..", "a/b", "a/..", "../a"}) {
            assertFalse(text, WorkflowPaths.isFileName(text));
        }
    }
}
