package org.knime.node.parameters.widget.choices;

/**
 * A text to choose.
 *
 * @param id the value
 * @param text what the user reads
 */
public record StringChoice(String id, String text) {

    /**
     * @param id a value
     * @return the choice that shows the value itself
     */
    public static StringChoice fromId(final String id) {
        return new StringChoice(id, id);
    }
}
