package org.poreseg.standin.core;

/** Sees to it that a class of KNIME's packages has handed its doors to the machinery. */
public final class Initialised {

    private Initialised() {
    }

    /** @param type the class whose static initialiser must have run */
    public static void of(final Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(type + " was just there", e);
        }
    }
}
