package org.poreseg.fuzz;

import java.util.List;

import org.poreseg.files.FileNamesFuzz;
import org.poreseg.image.ImageFuzz;
import org.poreseg.image.NaturalOrderFuzz;
import org.poreseg.image.PoreValuesFuzz;
import org.poreseg.image.StackListFuzz;
import org.poreseg.image.StackWriterFuzz;

/** All that is fuzzed. */
public final class FuzzTargets {

    /** The targets, with different names. */
    public static final List<FuzzTarget> ALL = List.of(ImageFuzz.tiff(), ImageFuzz.packedTiff(), ImageFuzz.fax(),
        ImageFuzz.png(), ImageFuzz.pngRows(), ImageFuzz.bmp(), new StackListFuzz(), new StackWriterFuzz(),
        new PoreValuesFuzz(), new NaturalOrderFuzz(), new FileNamesFuzz());

    private FuzzTargets() {
    }

    /**
     * @param name a target's name
     * @return the target
     * @throws IllegalArgumentException if there is none
     */
    public static FuzzTarget of(final String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no target " + name + ", but "
                + ALL.stream().map(FuzzTarget::name).toList()));
    }
}
