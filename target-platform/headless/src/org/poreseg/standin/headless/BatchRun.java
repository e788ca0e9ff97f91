package org.poreseg.standin.headless;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a workflow in this Java virtual machine, for tests. */
public final class BatchRun {

    private BatchRun() {
    }

    /**
     * What came of it.
     *
     * @param exitCode the exit code, see {@link ExitCode}
     * @param log all that was printed
     */
    public record Result(int exitCode, String log) {
    }

    /**
     * @param options the options of the batch application
     * @return exit code and log
     */
    public static Result run(final String... options) {
        final var bytes = new ByteArrayOutputStream();
        final var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        final int exitCode = new Batch(out).run(options);
        return new Result(exitCode, bytes.toString(StandardCharsets.UTF_8));
    }
}
