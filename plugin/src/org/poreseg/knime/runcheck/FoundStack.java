package org.poreseg.knime.runcheck;

import java.util.List;

import org.poreseg.image.PixelType;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackSource;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.runcheck.Check.Extent;
import org.poreseg.unet.model.ModelInfo;

/**
 * A stack whose headers have been read.
 *
 * @param definition where it is
 * @param extent its size
 * @param type its pixel type
 */
record FoundStack(StackDefinition definition, Extent extent, PixelType type) {

    static FoundStack of(final StackSource source) {
        return new FoundStack(source.definition(), Extent.of(source), source.pixelType());
    }

    /** @return the bits of a pixel, with its mask's if there is one */
    int bits() {
        return type.bytes() * Byte.SIZE + (definition.hasMasks() ? 1 : 0);
    }

    /** @return the pixels of all slices */
    long pixels() {
        return (long)extent.slices() * extent.width() * extent.height();
    }

    /** @return the bytes of its slices and masks as a table of slices holds them */
    long bytes() {
        return ImageSize.bytes(pixels(), bits());
    }

    Check check() {
        return new Check("Stack", definition.name(), definition.folder().resolve(fileName()), "complete",
            type.label() + (definition.hasMasks() ? ", with masks" : ", without masks"), extent, bytes());
    }

    /** A pattern is no valid path on every system: its folder stands for it. */
    private String fileName() {
        final String images = definition.images();
        final int name = Math.max(images.lastIndexOf('/'), images.lastIndexOf('\\')) + 1;
        return images.contains("*") || images.contains("?") ? images.substring(0, name) : images;
    }

    /**
     * A network takes slices of the pixel type it was trained on, so all stacks of a run must have one.
     *
     * @param stacks stacks of one run
     * @param findings takes the stacks that differ from the first one
     */
    static void compareTypes(final List<FoundStack> stacks, final Findings findings) {
        for (final FoundStack stack : stacks) {
            final FoundStack first = stacks.get(0);
            if (stack.type != first.type) {
                findings.mistake(stack.definition.origin() + ": stack \"" + stack.definition.name() + "\" is of "
                    + stack.type.label() + ", but stack \"" + first.definition.name() + "\" ("
                    + first.definition.origin() + ") of " + first.type.label() + ". The stacks that a model is trained "
                    + "on and applied to must have one pixel type: convert these, or give them a run of their own.");
            }
        }
    }

    /**
     * @param stacks stacks
     * @param models the models that are applied to them
     * @param findings takes each stack that is not of the pixel type of a model
     */
    static void compareTypes(final List<FoundStack> stacks, final List<ModelInfo> models, final Findings findings) {
        for (final FoundStack stack : stacks) {
            models.stream().filter(model -> model.pixelType() != stack.type).findFirst()
                .ifPresent(model -> findings.mistake(stack.definition.origin() + ": stack \"" + stack.definition.name()
                    + "\" is of " + stack.type.label() + ", but the model \"" + model.name() + "\" was trained on "
                    + model.pixelType().label() + ". Convert the slices, or train a model on such slices."));
        }
    }
}
