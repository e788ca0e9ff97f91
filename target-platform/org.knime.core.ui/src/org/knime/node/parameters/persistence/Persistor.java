package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the persistor of a field or of all fields of a class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Persistor {

    /** @return a class with a constructor without parameters */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersPersistor> value();
}
