package org.poreseg.knime.support;

import java.util.Optional;
import java.util.stream.Stream;

import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;

/** Puts into words that memory ran out, which Java goes on after: what was begun is gone, and what it held is free. */
public final class OutOfMemory {

    /** How Java calls the heap when it is full. */
    private static final String HEAP = "heap space";

    private OutOfMemory() {
    }

    /**
     * @param failure what was thrown
     * @return what a user should know, if it was for lack of memory, in this thread or one that worked for it
     */
    public static Optional<UserError> in(final Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .filter(OutOfMemoryError.class::isInstance).findFirst().map(OutOfMemory::message)
            .map(error -> error.causedBy(failure));
    }

    private static UserError message(final Throwable error) {
        final String detail = String.valueOf(error.getMessage());
        if (detail.contains(HEAP) || detail.contains("array size") || detail.contains("GC overhead")) {
            return UserError
                .found("Java's memory, " + Disk.text(Runtime.getRuntime().maxMemory()) + ", was not enough (" + detail
                    + ")")
                .advice("Give KNIME more with -Xmx in knime.ini, close other workflows, or work on smaller images");
        }
        return UserError.found("The machine's memory was not enough (" + detail + ")")
            .advice("Close other programs, or choose smaller batches or patches");
    }
}
