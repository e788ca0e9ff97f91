package org.poreseg.standin.ui.dialog;

import java.util.List;

import org.knime.node.parameters.updates.EffectPredicate;

/** Conditions made of other conditions. */
public final class Predicates {

    private Predicates() {
    }

    /** @param operands hold all */
    public record And(List<EffectPredicate> operands) implements EffectPredicate {
    }

    /** @param operands of which one holds */
    public record Or(List<EffectPredicate> operands) implements EffectPredicate {
    }

    /** @param operand does not hold */
    public record Not(EffectPredicate operand) implements EffectPredicate {
    }

    /**
     * @param operands conditions
     * @return holds when all hold
     */
    public static EffectPredicate and(final EffectPredicate... operands) {
        return new And(List.of(operands));
    }

    /**
     * @param operands conditions
     * @return holds when one of them holds
     */
    public static EffectPredicate or(final EffectPredicate... operands) {
        return new Or(List.of(operands));
    }

    /**
     * @param operand a condition
     * @return holds when it does not
     */
    public static EffectPredicate not(final EffectPredicate operand) {
        return new Not(operand);
    }
}
