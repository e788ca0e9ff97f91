package org.poreseg.image;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.poreseg.fuzz.FuzzTarget;

/** Puts three names into their order, which must be one. */
public final class NaturalOrderFuzz implements FuzzTarget {

    private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

    @Override
    public String name() {
        return "natural-order";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("slice_2\nslice_10\nSlice_010".getBytes(), "a\nA\nb".getBytes(), "1\n01\n1a".getBytes());
    }

    @Override
    public void run(final byte[] input) {
        final String[] names = new String(input, StandardCharsets.UTF_8).split("\n", 3);
        for (final String a : names) {
            for (final String b : names) {
                check(a, b, Integer.signum(ORDER.compare(a, b)) == -Integer.signum(ORDER.compare(b, a)));
                check(a, b, ORDER.compare(a, b) != 0 || a.equals(b));
                for (final String c : names) {
                    check(a, b + '\n' + c, ORDER.compare(a, b) > 0 || ORDER.compare(b, c) > 0
                        || ORDER.compare(a, c) <= 0);
                }
            }
        }
    }

    private static void check(final String a, final String b, final boolean holds) {
        if (!holds) {
            throw new AssertionError(a + '\n' + b);
        }
    }
}
