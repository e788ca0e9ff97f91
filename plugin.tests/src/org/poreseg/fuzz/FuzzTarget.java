package org.poreseg.fuzz;

import java.io.IOException;
import java.util.List;

/**
 * Something that reads what strangers have written. To be found wrong is an exception that is neither a
 * {@link org.poreseg.errors.UserError} nor an {@link IOException}, no end, or more memory than it may take.
 *
 * <p>A new target is a class that implements this, named {@code …Fuzz}, and a line in {@link FuzzTargets}.
 */
public interface FuzzTarget {

    /** @return its name on the command line, and that of its folder of findings */
    String name();

    /**
     * @return inputs to begin with, of which most are read without an error
     * @throws IOException if they cannot be made
     */
    List<byte[]> seeds() throws IOException;

    /**
     * Reads an input, and checks what can be known of the result.
     *
     * @param input what a stranger has written
     * @throws IOException if it cannot be read
     * @throws org.poreseg.errors.UserError if something is wrong with it
     */
    void run(byte[] input) throws IOException;

    /**
     * @param length bytes of an input
     * @return bytes that reading it may allocate, all together; some megabytes of them for what watches it
     */
    default long allocation(final int length) {
        return (16L << 20) + 64L * length;
    }
}
