package org.poreseg.knime.runcheck;

import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.tiling.PatchGrid;

/**
 * How many bytes a run writes at most, from the size of its stacks. Not counted are the models and their
 * checkpoints, which do not grow with the stacks' depth, and the report, whose overlays do where all are wanted.
 */
final class DiskEstimate {

    /** The bits of a pixel in the table of segmented slices: its probability and its mask. */
    private static final int SEGMENTED = Float.SIZE + 1;

    /** The bits of a pixel in the files of probabilities and masks, before they are compressed. */
    private static final int WRITTEN = Float.SIZE + Byte.SIZE;

    private final int m_models;

    private long m_tables;

    private long m_results;

    /** @param models how many models are applied to each slice */
    DiskEstimate(final int models) {
        m_models = models;
    }

    /**
     * A stack to train on: its slices, its patches in the table, and once more in the file that the Learner packs them
     * into; masks with all of them.
     *
     * @param stack the stack
     * @param grid how it is cut into patches
     */
    void addTraining(final FoundStack stack, final PatchGrid grid) {
        m_tables += stack.bytes() + 2 * ImageSize.bytes(patchPixels(stack, grid), stack.bits());
    }

    /**
     * A stack to apply the models to: its slices and its patches; and for each model the patches' probabilities, the
     * slices' probabilities and masks, and the files of both.
     *
     * @param stack the stack
     * @param grid how it is cut into patches
     */
    void addEvaluation(final FoundStack stack, final PatchGrid grid) {
        final long patchPixels = patchPixels(stack, grid);
        final long predicted =
            ImageSize.bytes(patchPixels, Float.SIZE) + ImageSize.bytes(stack.pixels(), SEGMENTED);
        m_tables += stack.bytes() + ImageSize.bytes(patchPixels, stack.bits()) + m_models * predicted;
        m_results += m_models * ImageSize.bytes(stack.pixels(), WRITTEN);
    }

    private static long patchPixels(final FoundStack stack, final PatchGrid grid) {
        return stack.extent().slices() * grid.over(stack.extent().width(), stack.extent().height()).pixels();
    }

    /** @return bytes of the tables between the nodes, where KNIME keeps temporary files */
    long tables() {
        return m_tables;
    }

    /** @return bytes of the masks and probabilities that are written as files */
    long results() {
        return m_results;
    }
}
