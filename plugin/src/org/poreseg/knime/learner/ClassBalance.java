package org.poreseg.knime.learner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;
import org.poreseg.knime.learner.SliceCatalogue.Entry;

/** Whether the masks of slices hold both classes, pore and solid. */
final class ClassBalance {

    private ClassBalance() {
    }

    /**
     * @param slices some slices
     * @return what all their masks together hold, if it is not both classes: "no pore" or "nothing but pore"
     */
    static Optional<String> oneClass(final List<Entry> slices) {
        final long pixels = slices.stream().mapToLong(Entry::pixels).sum();
        final long pores = slices.stream().mapToLong(Entry::pores).sum();
        if (pores == 0) {
            return Optional.of("no pore");
        }
        return pores == pixels ? Optional.of("nothing but pore") : Optional.empty();
    }

    /**
     * @param what what the slices are called in messages, such as {@code The masks of stack "s"}
     * @param slices slices to learn from
     * @throws UserError if their masks hold one class only
     */
    static void requireBoth(final String what, final List<Entry> slices) {
        oneClass(slices).ifPresent(found -> {
            throw UserError
                .found(what + " hold " + found + " in any of the " + slices.size() + " slices to learn from")
                .expected("A model learns from both classes").advice("Check which mask values mean pore (\"pore "
                    + "values\" of the stack list), and which slices are read");
        });
    }

    /**
     * @param slices slices to learn from
     * @throws UserError if the masks of one of their stacks hold one class only
     */
    static void requireBothInEachStack(final List<Entry> slices) {
        final Map<String, List<Entry>> byStack = slices.stream()
            .collect(Collectors.groupingBy(slice -> slice.key().stack().name(), TreeMap::new, Collectors.toList()));
        byStack.values().forEach(ofStack -> requireBoth("The masks of " + ofStack.get(0).key().stack(), ofStack));
    }
}
