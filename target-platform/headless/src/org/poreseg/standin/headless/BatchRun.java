package org.poreseg.standin.headless;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a workflow in this Java virtual machine, for tests. */
public final class BatchRun {

    private BatchRun() {
    }

    /**
     * What came of it.
     *
     * @param exitCode the exit code, see {@link ExitCode}
     * @param log all that was printed
     * @param logFile what was added to the log in the workspace
     */
    public record Result(int exitCode, String log, String logFile) {
    }

    /**
     * @param options the options of the batch application
     * @return exit code and logs
     * @throws IOException if there is no log in the workspace
     */
    public static Result run(final String... options) throws IOException {
        final Path file = Batch.logFile();
        final long logged = Files.exists(file) ? Files.size(file) : 0;
        final var bytes = new ByteArrayOutputStream();
        final var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        final int exitCode = new Batch(out).run(options);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(logged);
            return new Result(exitCode, bytes.toString(StandardCharsets.UTF_8),
                new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
