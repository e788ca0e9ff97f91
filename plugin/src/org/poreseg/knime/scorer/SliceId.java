package org.poreseg.knime.scorer;

import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.StackKey;

/**
 * What identifies a slice.
 *
 * @param stack the name of the stack
 * @param slice the index of the slice in it
 */
record SliceId(String stack, int slice) {

    SliceKey key() {
        return new SliceKey(new StackKey(stack), slice);
    }

    @Override
    public String toString() {
        return "stack \"" + stack + "\", slice " + slice;
    }
}
