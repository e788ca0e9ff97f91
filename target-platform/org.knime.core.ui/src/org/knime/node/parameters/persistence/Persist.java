package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Changes how a field is stored. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {

    /** @return the key; empty means the field's name without {@code m_} */
    String configKey() default "";

    /** @return whether the key ends with the suffix that hides it from the flow variable tab */
    boolean hidden() default false;
}
