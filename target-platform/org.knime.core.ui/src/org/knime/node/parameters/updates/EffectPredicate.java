package org.knime.node.parameters.updates;

import org.poreseg.standin.ui.dialog.Predicates;

/** A condition on the values of a dialog. */
public interface EffectPredicate {

    /**
     * @param other another condition
     * @return holds when both hold
     */
    default EffectPredicate and(final EffectPredicate other) {
        return Predicates.and(this, other);
    }

    /**
     * @param other another condition
     * @return holds when one of them holds
     */
    default EffectPredicate or(final EffectPredicate other) {
        return Predicates.or(this, other);
    }

    /** @return holds when this one does not */
    default EffectPredicate negate() {
        return Predicates.not(this);
    }
}
