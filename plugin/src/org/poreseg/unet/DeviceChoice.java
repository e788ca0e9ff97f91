package org.poreseg.unet;

import org.poreseg.errors.Range;

/**
 * Where the network runs.
 *
 * @param kind automatic, the processor, or a GPU
 * @param gpu the GPU's number from 0; only used by {@link Kind#GPU}
 */
public record DeviceChoice(Kind kind, int gpu) {

    /** The kinds of choice. */
    public enum Kind {
        /** The first GPU where one can be used, else the processor. */
        AUTO,
        /** The processor. */
        CPU,
        /** The GPU of the given number; an error if it is not there. */
        GPU
    }

    /** The largest number of a GPU. */
    public static final int MAX_GPU = 63;

    /** What the number of a GPU may be. */
    public static final Range GPU_NUMBER = Range.of(0, MAX_GPU);

    /** The first GPU where one can be used, else the processor. */
    public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

    /** The processor. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

    /** @throws org.poreseg.errors.UserError if the number is negative or absurd */
    public DeviceChoice {
        GPU_NUMBER.require("The GPU number", gpu);
    }

    /**
     * @param number the GPU's number from 0
     * @return that GPU
     */
    public static DeviceChoice gpu(final int number) {
        return new DeviceChoice(Kind.GPU, number);
    }
}
