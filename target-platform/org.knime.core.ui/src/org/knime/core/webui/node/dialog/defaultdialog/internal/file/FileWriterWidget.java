package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the user browse for a file to write. Internal in KNIME. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileWriterWidget {

    /** @return the ending of the file, without a dot */
    String fileExtension() default "";
}
