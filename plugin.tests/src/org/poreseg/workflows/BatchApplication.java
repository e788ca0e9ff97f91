package org.poreseg.workflows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;

/** The batch application that the platform contributes, whichever platform that is. */
final class BatchApplication {

    private static final String ID = "org.knime.product.KNIME_BATCH_APPLICATION";

    private BatchApplication() {
    }

    /**
     * How a run ended.
     *
     * @param exitCode what the process would end with
     * @param output what it printed
     * @param log what it added to the log in the workspace: a line for each warning and error, with the node's name,
     *            and one with "End execute" for each node that was executed
     */
    record Result(int exitCode, String output, String log) {

        /** @return whether the node, named as on the canvas, was executed */
        boolean executed(final String node) {
            return Pattern.compile(" : " + Pattern.quote(node) + " : .* End execute").matcher(log).find();
        }
    }

    /**
     * @param arguments the options, as on the command line
     * @return how the run ended
     */
    static Result run(final String... arguments) throws Exception {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final Path log = log();
        final long logged = Files.exists(log) ? Files.size(log) : 0;
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            final Object exitCode = application().start(new Context(arguments));
            return new Result((Integer)exitCode, printed.toString(StandardCharsets.UTF_8), read(log, logged));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Path log() throws Exception {
        return Path.of(URIUtil.toURI(Platform.getInstanceLocation().getURL())).resolve(".metadata/knime/knime.log");
    }

    private static String read(final Path log, final long from) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static IApplication application() throws Exception {
        final IExtension extension =
            Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime.applications", ID);
        return (IApplication)extension.getConfigurationElements()[0].getChildren("run")[0]
            .createExecutableExtension("class");
    }

    /** What an application learns of how it was started. */
    private record Context(String... arguments) implements IApplicationContext {

        @Override
        public Map<String, Object> getArguments() {
            return Map.of(IApplicationContext.APPLICATION_ARGS, arguments);
        }

        @Override
        public void applicationRunning() {
            // no splash screen waits for this
        }

        @Override
        public String getBrandingApplication() {
            return null;
        }

        @Override
        public String getBrandingName() {
            return null;
        }

        @Override
        public String getBrandingDescription() {
            return null;
        }

        @Override
        public String getBrandingId() {
            return null;
        }

        @Override
        public String getBrandingProperty(final String key) {
            return null;
        }

        @Override
        public Bundle getBrandingBundle() {
            return null;
        }

        @Override
        public void setResult(final Object result, final IApplication application) {
            throw new IllegalStateException("An application that returns its result does not set it");
        }
    }
}
