package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.Test;

/** The picture in each workflow's folder shows the workflow as it is. */
public class WorkflowPicturesTest {

    @Test
    public void picturesAreWhatTheWorkflowsFilesGive() throws Exception {
        assumeTrue("the script needs a POSIX shell, which Windows does not bring", Files.exists(Path.of("/bin/sh")));
        final Path script = WorkflowRun.WORKFLOWS.resolveSibling("docs/pictures.sh");
        final ProcessBuilder builder =
            new ProcessBuilder("/bin/sh", script.toString(), "--check").redirectErrorStream(true);
        final String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
        final Process process = builder.start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue("the script does not end", process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(output, 0, process.exitValue());
    }
}
