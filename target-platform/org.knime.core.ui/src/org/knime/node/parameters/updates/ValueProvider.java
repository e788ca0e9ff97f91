package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets a provider set the value of a field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueProvider {

    /** @return the provider */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> value();
}
