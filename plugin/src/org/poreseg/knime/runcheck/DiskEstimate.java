package org.poreseg.knime.runcheck;

import org.poreseg.tiling.PatchGrid;

/**
 * How many bytes a run writes at most, from the size of its stacks. Not counted are the models, their checkpoints and
 * the report with its overlays, which do not grow with the stacks' depth.
 */
final class DiskEstimate {

    /** The bytes of a probability. */
    private static final int PROBABILITY = Float.BYTES;

    /** The bytes of a pixel in a written mask, before it is compressed. */
    private static final int WRITTEN_MASK = 1;

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
        final long pixels = (long)grid.patchSize() * grid.patchSize();
        final long patch = pixels * stack.type().bytes() + FoundStack.bits(pixels);
        m_tables += stack.bytes() + 2 * patches(stack, grid) * patch;
    }

    /**
     * A stack to apply the models to: its slices and its patches; and for each model the patches' probabilities, the
     * slices' probabilities and masks, and the files of both.
     *
     * @param stack the stack
     * @param grid how it is cut into patches
     */
    void addEvaluation(final FoundStack stack, final PatchGrid grid) {
        final long patchPixels = patches(stack, grid) * grid.patchSize() * grid.patchSize();
        final long slicePixels = stack.extent().slices() * stack.pixels();
        final long predicted = patchPixels * PROBABILITY + slicePixels * PROBABILITY + FoundStack.bits(slicePixels);
        m_tables += stack.bytes() + patchPixels * stack.type().bytes() + m_models * predicted;
        m_results += m_models * slicePixels * (PROBABILITY + WRITTEN_MASK);
    }

    private static long patches(final FoundStack stack, final PatchGrid grid) {
        return stack.extent().slices() * grid.over(stack.extent().width(), stack.extent().height()).patches();
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
