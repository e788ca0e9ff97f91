package org.poreseg.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in the name of a file which process it belongs to, so that a later one can see whether that is still there. Of
 * another machine's processes, and of those in another container, nothing is known: what they have marked stays.
 */
final class ProcessMark {

    /** The machine, the process, and when that began. */
    private static final Pattern MARK = Pattern.compile("([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)");

    /** Systems tell the beginning of a process a bit differently from time to time. */
    private static final long TOLERANCE_SECONDS = 5;

    private static final int RADIX = Character.MAX_RADIX;

    private static final String MACHINE = Integer.toString(machine().hashCode() & Integer.MAX_VALUE, RADIX);

    /** This process. */
    static final String OWN = of(ProcessHandle.current());

    private ProcessMark() {
    }

    /**
     * @param process a process of this machine
     * @return its mark
     */
    static String of(final ProcessHandle process) {
        return MACHINE + "-" + Long.toString(process.pid(), RADIX) + "-"
            + Long.toString(begin(process).orElse(0), RADIX);
    }

    /** The name of the machine; where there are containers, with what tells their processes apart. */
    private static String machine() {
        final String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(name.indexOf('@') + 1) + container();
    }

    private static String container() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (final IOException | UnsupportedOperationException ex) {
            // no Linux
            return "";
        }
    }

    /** In seconds; nothing where the system does not tell. */
    private static OptionalLong begin(final ProcessHandle process) {
        return process.info().startInstant().stream().mapToLong(Instant::getEpochSecond).findFirst();
    }

    /**
     * @param name a name with a mark in it
     * @param from where the mark begins
     * @return whether the process that marked it has ended; {@code false} where that cannot be known
     */
    static boolean isOfDeadProcess(final String name, final int from) {
        final Matcher mark = MARK.matcher(name).region(from, name.length());
        if (!mark.lookingAt() || !MACHINE.equals(mark.group(1))) {
            return false;
        }
        final Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(mark.group(2), RADIX));
        return process.isEmpty() || isAnother(begin(process.get()), Long.parseLong(mark.group(3), RADIX));
    }

    /** Numbers of processes are used again. */
    private static boolean isAnother(final OptionalLong begin, final long marked) {
        return begin.isPresent() && marked != 0 && Math.abs(begin.getAsLong() - marked) > TOLERANCE_SECONDS;
    }
}
