package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.image.StackList;
import org.poreseg.phantom.Phantom;
import org.poreseg.phantom.PhantomFiles;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.phantom.RockType;

/** Makes stacks of any length cheaply. */
final class Stacks {

    /** Different slices; a longer stack repeats them. */
    private static final int DIFFERENT = 8;

    private Stacks() {
    }

    /**
     * Writes a stack and a list of it.
     *
     * @param folder where to
     * @param side rows and columns of a slice
     * @param slices number of slices
     * @return the list
     */
    static Path write(final Path folder, final int side, final int slices) throws IOException {
        final Phantom phantom =
            new Phantom(PhantomSettings.of(RockType.SANDSTONE, side, Math.min(slices, DIFFERENT), 1));
        final List<PhantomSlice> different = new ArrayList<>();
        for (int z = 0; z < phantom.sliceCount(); z++) {
            different.add(phantom.slice(z));
        }
        final Path list = folder.resolve("stacks.csv");
        try (PhantomFiles files = PhantomFiles.create(folder, "benchmark",
            PhantomSettings.of(RockType.SANDSTONE, side, slices, 1))) {
            for (int z = 0; z < slices; z++) {
                files.append(different.get(z % different.size()));
            }
            StackList.write(list, List.of(files.commit()));
        }
        return list;
    }
}
