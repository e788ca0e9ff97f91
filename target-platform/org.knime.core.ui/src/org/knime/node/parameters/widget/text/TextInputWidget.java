package org.knime.node.parameters.widget.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** Limits of a text, checked by the dialog only. The abstract classes stand for no limit. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {

    /** @return what is shown while the text is empty */
    String placeholder() default "";

    /** @return the smallest length */
    Class<? extends MinLengthValidation> minLengthValidation() default MinLengthValidation.class;

    /** @return the largest length */
    Class<? extends MaxLengthValidation> maxLengthValidation() default MaxLengthValidation.class;

    /** @return the pattern */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;
}
