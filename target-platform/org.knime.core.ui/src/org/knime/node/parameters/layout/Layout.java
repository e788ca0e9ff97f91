package org.knime.node.parameters.layout;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says in which part of the layout a setting stands. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Layout {

    /** @return the part */
    Class<?> value();
}
