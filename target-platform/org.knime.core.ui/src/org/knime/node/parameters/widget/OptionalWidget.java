package org.knime.node.parameters.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.updates.StateProvider;

/** Gives an optional setting a value when it is switched on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {

    /** @return the provider of the value */
    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /**
     * Provides the value.
     *
     * @param <T> its type
     */
    interface DefaultValueProvider<T> extends StateProvider<T> {
    }
}
