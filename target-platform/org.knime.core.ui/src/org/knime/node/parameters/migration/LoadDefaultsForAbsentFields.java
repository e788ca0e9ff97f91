package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives absent keys of exactly this class (neither of its subclasses nor of nested classes) their default values. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LoadDefaultsForAbsentFields {
}
