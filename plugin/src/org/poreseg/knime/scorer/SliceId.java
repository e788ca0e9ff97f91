package org.poreseg.knime.scorer;

/**
 * What identifies a slice.
 *
 * @param stack the name of the stack
 * @param slice the index of the slice in it
 */
record SliceId(String stack, int slice) {

    @Override
    public String toString() {
        return "stack \"" + stack + "\", slice " + slice;
    }
}
