package org.poreseg.unet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.poreseg.errors.UserError;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;

/**
 * What all patches of a training have in common.
 *
 * @param width columns of a patch
 * @param height rows of a patch
 * @param type the pixel type
 * @param window how the intensity windows were found, if that is known
 */
public record PatchKind(int width, int height, PixelType type, Optional<WindowKind> window) {

    /**
     * @param found the kind of another row of the same table
     * @param where how messages call that row
     * @throws UserError if it is another kind
     */
    public void requireRow(final PatchKind found, final String where) {
        if (!found.pixels().equals(pixels())) {
            throw UserError.found(where + " has patches of " + found.pixels() + ", but the rows before have them of "
                + pixels())
                .expected("One training takes patches of one size and pixel type");
        }
        if (!found.window.equals(window)) {
            throw UserError.found(where + " has its intensity window from " + windowName(found.window) + ", but the "
                + "rows before have it from " + windowName(window))
                .advice("Read all stacks with the same intensity window");
        }
    }

    /**
     * @param validation the kind of the validation patches, where this is the training patches'
     * @throws UserError if it is another kind
     */
    public void requireValidation(final PatchKind validation) {
        final List<String> differences = new ArrayList<>();
        if (validation.width != width || validation.height != height) {
            differences.add("size (" + width + " × " + height + " and " + validation.width + " × "
                + validation.height + " pixels)");
        }
        if (validation.type != type) {
            differences.add("pixel type (" + type.label() + " and " + validation.type.label() + ")");
        }
        if (!validation.window.equals(window)) {
            differences.add("intensity window (" + windowName(window) + " and " + windowName(validation.window) + ")");
        }
        if (!differences.isEmpty()) {
            throw UserError.found("The training and the validation patches differ in "
                + String.join(" and ", differences))
                .advice("Read and tile both in the same way");
        }
    }

    private String pixels() {
        return width + " × " + height + " pixels of " + type.label();
    }

    private static String windowName(final Optional<WindowKind> kind) {
        return kind.map(WindowKind::name).orElse("an unknown source");
    }
}
