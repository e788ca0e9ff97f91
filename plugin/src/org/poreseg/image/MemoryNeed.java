package org.poreseg.image;

import org.poreseg.errors.UserError;

/** Memory that an image takes, compared with what Java has before it is asked for. */
final class MemoryNeed {

    private static final int MEGABYTE = 1 << 20;

    private static final String ADVICE = "Give KNIME more memory (-Xmx in knime.ini), or cut the images into smaller "
        + "ones";

    private MemoryNeed() {
    }

    /**
     * @param image what needs it, for the message
     * @param bytes how much
     * @throws UserError if Java could not have it even if it held nothing else
     */
    static void requireHeap(final String image, final long bytes) {
        final long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw UserError.found(image + " needs " + megabytes(bytes) + " of memory, but Java may have only "
                + megabytes(heap)).advice(ADVICE);
        }
    }

    /**
     * @param image what needs it, for the message
     * @param bytes how much
     * @throws UserError if Java has not so much left
     */
    static void requireFree(final String image, final long bytes) {
        if (bytes > free()) {
            // what nobody uses any more counts as used until it is collected
            System.gc();
            if (bytes > free()) {
                throw missing(image, bytes);
            }
        }
    }

    /**
     * @param image what needs it
     * @param bytes how much
     * @return the error that says that Java has not so much left
     */
    static UserError missing(final String image, final long bytes) {
        return UserError.found(image + " needs " + megabytes(bytes) + " of memory, but of the "
            + megabytes(Runtime.getRuntime().maxMemory()) + " that Java may have only " + megabytes(free())
            + " are left").advice(ADVICE);
    }

    private static long free() {
        final Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    /**
     * @param bytes a number of bytes
     * @return it in megabytes, rounded up, such as "859 MB"
     */
    static String megabytes(final long bytes) {
        return (bytes / MEGABYTE + (bytes % MEGABYTE == 0 ? 0 : 1)) + " MB";
    }
}
