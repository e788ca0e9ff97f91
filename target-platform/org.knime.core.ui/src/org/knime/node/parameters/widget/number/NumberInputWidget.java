package org.knime.node.parameters.widget.number;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Limits of a number, checked by the dialog only. The abstract classes stand for no limit. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface NumberInputWidget {

    /** @return the smallest value */
    Class<? extends MinValidation> minValidation() default MinValidation.class;

    /** @return the largest value */
    Class<? extends MaxValidation> maxValidation() default MaxValidation.class;
}
