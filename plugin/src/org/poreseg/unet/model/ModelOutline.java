package org.poreseg.unet.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is told of a model wherever it goes: by its file, on its port before the file is there, and in the rows of
 * tables that come from it.
 *
 * @param name its name, unique in its file
 * @param rockTypes the rock types it was trained on, possibly none
 * @param patches what its training patches have in common; nothing before the training, and in rows of tables
 */
public record ModelOutline(String name, List<String> rockTypes, Optional<PatchKind> patches) {

    /** Copies the list. */
    public ModelOutline {
        Objects.requireNonNull(name);
        Objects.requireNonNull(patches);
        rockTypes = List.copyOf(rockTypes);
    }

    /**
     * @param name the name of a model, which may still have to be trained
     * @param rockTypes its rock types, possibly none
     */
    public ModelOutline(final String name, final List<String> rockTypes) {
        this(name, rockTypes, Optional.empty());
    }
}
