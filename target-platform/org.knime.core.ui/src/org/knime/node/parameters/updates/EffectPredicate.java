package org.knime.node.parameters.updates;

import org.poreseg.standin.ui.dialog.Predicates;

/** A condition on the values of a dialog. */
public interface EffectPredicate {

    /** @return holds when this one does not */
    default EffectPredicate negate() {
        return Predicates.not(this);
    }
}
