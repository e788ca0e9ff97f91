package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a field a name that others can depend on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueReference {

    /** @return the name */
    @SuppressWarnings("rawtypes")
    Class<? extends ParameterReference> value();
}
