package org.knime.node.parameters.widget.choices;

import org.poreseg.standin.ui.dialog.Labels;

/**
 * An enum constant to choose.
 *
 * @param <E> the enum
 * @param id the constant
 * @param text what the user reads
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    /**
     * @param <E> the enum
     * @param value a constant
     * @return the choice that shows its label
     */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(final E value) {
        return new EnumChoice<>(value, Labels.of(value));
    }
}
