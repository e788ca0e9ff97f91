package org.poreseg.knime.tables;

/**
 * What identifies a slice.
 *
 * @param stack its stack
 * @param index its index in the stack, from 0
 */
public record SliceKey(StackKey stack, int index) {

    /** @return the key of the slice's row, and the name of its image: {@code stack/index} */
    public String rowKey() {
        return stack.name() + "/" + index;
    }

    /** @return how messages call the slice */
    @Override
    public String toString() {
        return stack + ", slice " + index;
    }
}
