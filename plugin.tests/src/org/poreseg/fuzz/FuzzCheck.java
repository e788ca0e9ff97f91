package org.poreseg.fuzz;

import java.io.IOException;

import org.poreseg.errors.UserError;

/** Runs an input, and tells what must not happen from what may. */
public final class FuzzCheck {

    private FuzzCheck() {
    }

    /**
     * @param target what is to read the input
     * @param input what it reads
     * @return whether there was nothing wrong with the input
     * @throws AssertionError if it allocated more than it may; other exceptions as they come
     */
    public static boolean accepts(final FuzzTarget target, final byte[] input) {
        final long most = target.allocation(input.length);
        final Run first = measure(target, input);
        // classes that are loaded on the way count once
        final long allocated = first.allocated() <= most ? first.allocated() : measure(target, input).allocated();
        if (allocated > most) {
            throw new AssertionError(target.name() + " allocated " + allocated + " bytes for an input of "
                + input.length + ", and may allocate " + most);
        }
        return first.accepted();
    }

    private record Run(boolean accepted, long allocated) {
    }

    private static Run measure(final FuzzTarget target, final byte[] input) {
        final long before = Allocations.ofThisThread();
        final boolean accepted = run(target, input);
        return new Run(accepted, Allocations.ofThisThread() - before);
    }

    private static boolean run(final FuzzTarget target, final byte[] input) {
        try {
            target.run(input);
            return true;
        } catch (final UserError | IOException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("An error without a message", e);
            }
            return false;
        }
    }
}
