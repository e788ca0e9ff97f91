package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the user browse for a file to read. Internal in KNIME. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileReaderWidget {

    /** @return the endings of the files that are shown, without a dot; none shows all */
    String[] fileExtensions() default {};
}
