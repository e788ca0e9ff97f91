package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables a setting when a condition holds. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    /** @return the condition */
    Class<? extends EffectPredicateProvider> predicate();

    /** @return what happens when it holds */
    EffectType type();

    /** What happens. */
    enum EffectType {
        /** The setting is shown only when the condition holds. */
        SHOW
    }
}
