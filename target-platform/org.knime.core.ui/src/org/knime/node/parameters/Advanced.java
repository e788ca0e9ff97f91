package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks what a dialog shows only when advanced settings are asked for. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {
}
