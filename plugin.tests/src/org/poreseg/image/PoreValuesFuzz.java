package org.poreseg.image;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.poreseg.fuzz.FuzzTarget;

/** Reads pore values; their text is read as the same values. */
public final class PoreValuesFuzz implements FuzzTarget {

    @Override
    public String name() {
        return "pore-values";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("255".getBytes(), " 0;1 ; -7".getBytes(), "".getBytes(), "2147483647;-2147483648".getBytes());
    }

    @Override
    public void run(final byte[] input) {
        final PoreValues values = PoreValues.parse(new String(input, StandardCharsets.UTF_8));
        if (!PoreValues.parse(values.toString()).equals(values)) {
            throw new AssertionError(values.toString());
        }
        for (final int value : values.values()) {
            if (!values.isPore(value)) {
                throw new AssertionError(value + " is not in " + values);
            }
        }
    }
}
