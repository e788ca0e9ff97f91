package org.poreseg.standin.ui.dialog;

import org.knime.node.parameters.updates.EffectPredicate;

/** Conditions made of other conditions. */
public final class Predicates {

    private Predicates() {
    }

    /** @param operand does not hold */
    public record Not(EffectPredicate operand) implements EffectPredicate {
    }

    /**
     * @param operand a condition
     * @return holds when it does not
     */
    public static EffectPredicate not(final EffectPredicate operand) {
        return new Not(operand);
    }
}
