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
        /** The setting can be changed only when the condition holds. */
        ENABLE,
        /** The setting cannot be changed when the condition holds. */
        DISABLE,
        /** The setting is shown only when the condition holds. */
        SHOW,
        /** The setting is not shown when the condition holds. */
        HIDE
    }
}
