package org.poreseg.unet;

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

    /** The first GPU where one can be used, else the processor. */
    public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

    /** The processor. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

    /** @throws IllegalArgumentException if the number is negative or absurd, with a message for the user */
    public DeviceChoice {
        Settings.requireRange("GPU number", gpu, 0, MAX_GPU);
    }

    /**
     * @param number the GPU's number from 0
     * @return that GPU
     */
    public static DeviceChoice gpu(final int number) {
        return new DeviceChoice(Kind.GPU, number);
    }
}
