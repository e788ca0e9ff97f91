package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an array of groups is shown. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /** @return the text of the button that adds an element */
    String addButtonText() default "";

    /** @return the title of one element */
    String elementTitle() default "";

    /** @return whether elements can be moved */
    boolean showSortButtons() default false;
}
