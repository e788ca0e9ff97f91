package org.poreseg.image;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;

/** The values of a mask file that mean pore; by default every value but 0. */
public final class PoreValues {

    /** Every value but 0 is pore. */
    public static final PoreValues NON_ZERO = new PoreValues(new int[0]);

    private final int[] m_values;

    private PoreValues(final int[] values) {
        m_values = values;
    }

    /**
     * @param values what means pore; none for every value but 0
     * @return the values, without repetitions
     */
    public static PoreValues of(final int... values) {
        return values.length == 0 ? NON_ZERO : new PoreValues(Arrays.stream(values).sorted().distinct().toArray());
    }

    /**
     * @param text integers separated by semicolons, such as "255" or "0;1"; blank or null for every value but 0
     * @return the values
     * @throws UserError if an entry is no integer
     */
    public static PoreValues parse(final String text) {
        if (text == null || text.isBlank()) {
            return NON_ZERO;
        }
        final String[] entries = text.split(";", -1);
        final int[] values = new int[entries.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = Integer.parseInt(entries[i].strip());
            } catch (final NumberFormatException e) {
                throw UserError.found("\"" + text + "\" are no pore values")
                    .expected("Expected are integers separated by semicolons, such as \"255\" or \"0;1\"")
                    .causedBy(e);
            }
        }
        return of(values);
    }

    /** @return whether a pixel with this value is pore */
    public boolean isPore(final int value) {
        if (m_values.length == 0) {
            return value != 0;
        }
        for (final int pore : m_values) {
            if (pore == value) {
                return true;
            }
        }
        return false;
    }

    /** @return the values in ascending order; empty for every value but 0 */
    public int[] values() {
        return m_values.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof PoreValues values && Arrays.equals(m_values, values.m_values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_values);
    }

    /** @return the text that {@link #parse} reads */
    @Override
    public String toString() {
        return Arrays.stream(m_values).mapToObj(Integer::toString).collect(Collectors.joining(";"));
    }
}
