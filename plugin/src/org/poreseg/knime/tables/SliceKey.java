package org.poreseg.knime.tables;

/**
 * What identifies a slice.
 *
 * @param stack its stack
 * @param index its index in the stack, from 0
 */
public record SliceKey(StackKey stack, int index) {

    @Override
    public String toString() {
        return stack + ", slice " + index;
    }
}
