package org.poreseg.image;

import java.nio.file.Path;
import java.util.Objects;

import org.poreseg.errors.UserError;

/**
 * Where a stack's slices are and which of them are read.
 *
 * @param name the stack's name, not blank
 * @param rockType such as "sandstone"; may be empty
 * @param images a multi-page TIFF, a folder, or a {@code *} or {@code ?} pattern of one-slice files; not blank
 * @param masks the same for the masks; empty where there are none
 * @param folder what {@code images} and {@code masks} are relative to
 * @param poreValues the mask values that mean pore
 * @param slices the slices to read
 * @param region the part of each slice to read
 * @param origin where this definition stands, for messages, such as "stacks.csv, line 3"
 */
public record StackDefinition(String name, String rockType, String images, String masks, Path folder,
    PoreValues poreValues, SliceRange slices, RegionOfInterest region, String origin) {

    /** @throws UserError if the name or the images are missing */
    public StackDefinition {
        if (name == null || name.isBlank()) {
            throw UserError.found(origin + ": the stack has no name");
        }
        if (images == null || images.isBlank()) {
            throw UserError.found(origin + ": stack \"" + name + "\" has no images");
        }
        rockType = Objects.requireNonNullElse(rockType, "");
        masks = Objects.requireNonNullElse(masks, "");
    }

    /** @return whether masks are named */
    public boolean hasMasks() {
        return !masks.isBlank();
    }

    /** @return the stack's name and where it is defined, as the start of a message */
    String where() {
        return "Stack \"" + name + "\" (" + origin + ")";
    }
}
