package org.poreseg.knime.tables;

/**
 * What identifies a stack of slices.
 *
 * @param name its name
 */
public record StackKey(String name) {

    /** @return how messages call the stack */
    @Override
    public String toString() {
        return "stack \"" + name + "\"";
    }
}
