package org.poreseg.unet.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine's processor can do. */
final class Processor {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Processor() {
    }

    /** @return whether it has bfloat16 instructions; nothing where the system does not tell */
    static Optional<Boolean> hasBfloat16() {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("flags")).findFirst().map(Processor::listsBfloat16);
        } catch (final IOException ex) {
            return Optional.empty();
        }
    }

    /** @param flags a "flags" line of /proc/cpuinfo */
    static boolean listsBfloat16(final String flags) {
        final Set<String> names = Set.copyOf(Arrays.stream(flags.split("[\\s:]+")).distinct().toList());
        return names.contains("avx512_bf16") || names.contains("amx_bf16");
    }
}
