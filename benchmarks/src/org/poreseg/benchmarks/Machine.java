package org.poreseg.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the numbers were measured on. */
public final class Machine {

    /** Above this, something else was computing. */
    private static final double BUSY = 0.7;

    private Machine() {
    }

    /** Prints processor, system and load. */
    public static void print() {
        System.out.printf(Locale.ROOT, "machine: %s, %d processors, %s %s, Java %s%n", processor(),
            Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"), System.getProperty("os.arch"),
            System.getProperty("java.version"));
        final double load = load();
        System.out.printf(Locale.ROOT, "load of the last minute: %.2f%s%n", load,
            load > BUSY ? " — something else is computing; times will be too long, and ratios less certain" : "");
    }

    /** @return the load average of the last minute, negative where the system has none */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try {
            final List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor");
        } catch (final IOException ex) {
            return "unknown processor";
        }
    }
}
