package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the user browse this computer for a file to write; the setting is a text. Internal in KNIME. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface LocalFileWriterWidget {

    /** @return what is shown while the text is empty */
    String placeholder() default "";

    /** @return the ending of the file, without a dot */
    String fileExtension() default "";
}
