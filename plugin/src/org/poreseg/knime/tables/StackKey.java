package org.poreseg.knime.tables;

/**
 * What identifies a stack.
 *
 * @param name its name
 */
public record StackKey(String name) {

    @Override
    public String toString() {
        return "stack \"" + name + "\"";
    }
}
