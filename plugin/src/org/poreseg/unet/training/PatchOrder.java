package org.poreseg.unet.training;

import org.poreseg.unet.graph.SplitMix;

/**
 * Which patches make which minibatch. The patches go round in passes; each pass is a pseudo-random permutation of them
 * that follows from the seed and the pass alone, so any step's minibatch is known without those before it and without a
 * list of all patches. With a fifth of the minibatches an epoch (paper, "Training"), five epochs make a pass: every
 * patch is seen once in it, but for the remainder that does not fill a minibatch.
 */
final class PatchOrder {

    /** Rounds of the Feistel network; four make a good shuffle, the rest is cheap. */
    private static final int ROUNDS = 6;

    private final long m_seed;

    private final long m_patches;

    private final int m_batch;

    private final long m_batchesPerPass;

    /** Bits of half a Feistel block; the block is the smallest even number of bits that holds every index. */
    private final int m_halfBits;

    /**
     * @param seed the training's seed
     * @param patches number of patches, at least 1
     * @param batch patches in a minibatch, 1 to {@code patches}
     */
    PatchOrder(final long seed, final long patches, final int batch) {
        m_seed = seed;
        m_patches = patches;
        m_batch = batch;
        m_batchesPerPass = patches / batch;
        m_halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(patches - 1) + 1) / 2);
    }

    /**
     * @param step the step since the beginning of the training, from 0
     * @param position the position in the minibatch, from 0
     * @return the index of the patch
     */
    long patch(final long step, final int position) {
        final long pass = step / m_batchesPerPass;
        final long key = SplitMix.mix(m_seed + SplitMix.mix(pass));
        long index = step % m_batchesPerPass * m_batch + position;
        do {
            index = permuteBlock(index, key);
        } while (index >= m_patches);
        return index;
    }

    /** A permutation of all numbers of 2 × {@link #m_halfBits} bits; walking its cycles permutes the patches. */
    private long permuteBlock(final long block, final long key) {
        final long mask = (1L << m_halfBits) - 1;
        long left = block >>> m_halfBits;
        long right = block & mask;
        for (int round = 0; round < ROUNDS; round++) {
            final long next = left ^ SplitMix.mix(key + right + ((long)round << 56)) & mask;
            left = right;
            right = next;
        }
        return left << m_halfBits | right;
    }
}
