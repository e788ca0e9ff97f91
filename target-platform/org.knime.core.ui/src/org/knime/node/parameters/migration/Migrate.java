package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How one field is read from settings of an older version. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Migrate {

    /** @return whether an absent key means the default value */
    boolean loadDefaultIfAbsent() default false;
}
