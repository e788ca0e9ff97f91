package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.updates.StateProvider;

/** How an array of groups is shown. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /** @return the provider of a new element; the interface itself stands for none */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** @return the text of the button that adds an element */
    String addButtonText() default "";

    /** @return the title of one element */
    String elementTitle() default "";

    /** @return whether elements can be neither added nor removed */
    boolean hasFixedSize() default false;

    /** @return whether elements can be moved */
    boolean showSortButtons() default false;

    /** @return the layout of one element */
    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    /** Layout of one element. */
    enum ElementLayout {
        /** A card for each element. */
        VERTICAL_CARD,
        /** A line for each element. */
        HORIZONTAL_SINGLE_LINE
    }
}
