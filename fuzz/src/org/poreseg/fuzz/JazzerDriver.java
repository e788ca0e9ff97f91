package org.poreseg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Jazzer calls with each input. As a program it writes a target's first inputs: a target and a folder are its
 * arguments; without any it prints the names of all targets.
 */
public final class JazzerDriver {

    private static FuzzTarget s_target;

    private JazzerDriver() {
    }

    /** Called once. The target is the system property {@code poreseg.fuzz}. */
    public static void fuzzerInitialize() {
        s_target = FuzzTargets.of(System.getProperty("poreseg.fuzz"));
    }

    /**
     * Called with each input.
     *
     * @param input what the target is to read
     */
    public static void fuzzerTestOneInput(final byte[] input) {
        FuzzCheck.accepts(s_target, input);
    }

    /**
     * @param arguments a target and a folder, or none
     * @throws IOException if the inputs cannot be written
     */
    public static void main(final String[] arguments) throws IOException {
        if (arguments.length == 0) {
            FuzzTargets.ALL.forEach(target -> System.out.println(target.name()));
            return;
        }
        final List<byte[]> seeds = FuzzTargets.of(arguments[0]).seeds();
        final Path folder = Files.createDirectories(Path.of(arguments[1]));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed" + i), seeds.get(i));
        }
    }
}
