package org.poreseg.knime.runcheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;

/** Compares what a run writes with what is free, disk by disk: two folders may share one. */
final class Disks {

    /**
     * Room that is needed.
     *
     * @param what what for, in a user's words
     * @param folder where, a folder that need not be there
     * @param bytes how much
     */
    record Need(String what, Path folder, long bytes) {

        private String text() {
            return what + " in " + folder;
        }
    }

    private final Map<Disk, List<Need>> m_needs = new LinkedHashMap<>();

    /** @throws IOException if the disk cannot be told */
    void add(final Need need) throws IOException {
        m_needs.computeIfAbsent(Disk.of(need.folder()), disk -> new ArrayList<>())
            .add(need);
    }

    /**
     * @param demanded the bytes that must be free on each of the disks; empty for the sum of what is needed there
     * @param findings takes the disks, and those on which too little is free
     */
    void check(final OptionalLong demanded, final Findings findings) {
        m_needs.forEach((disk, needs) -> findings.holds(() -> {
            final long needed =
                demanded.orElseGet(() -> needs.stream().mapToLong(Need::bytes).reduce(0, Math::addExact));
            final long free = disk.free();
            if (needed > free) {
                throw tooLittle(needs, needed, free);
            }
            findings.good(new Check("Disk", disk.name(), needs.get(0).folder(), "room enough", Disk.text(free)
                + " are free, up to " + Disk.text(needed) + " are needed for " + texts(needs), null, needed));
        }));
    }

    private static UserError tooLittle(final List<Need> needs, final long needed, final long free) {
        return UserError.found("The disk of " + needs.get(0).folder() + " has " + Disk.text(free)
            + " left, but this run needs up to " + Disk.text(needed) + " there (" + texts(needs) + ")")
            .advice("Make room, choose folders on another disk, or read fewer slices");
    }

    private static String texts(final List<Need> needs) {
        return needs.stream().map(Need::text).collect(Collectors.joining(", "));
    }
}
