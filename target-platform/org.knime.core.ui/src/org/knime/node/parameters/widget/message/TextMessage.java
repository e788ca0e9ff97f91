package org.knime.node.parameters.widget.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** Shows a message in the dialog; the field, of type Void, has no value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextMessage {

    /** @return the provider of the message */
    Class<? extends StateProvider<Optional<Message>>> value();

    /**
     * A message.
     *
     * @param title its first line
     * @param description its text
     * @param type its kind
     */
    record Message(String title, String description, MessageType type) {
    }

    /** Kinds of messages. */
    enum MessageType {
        /** Good to know. */
        INFO,
        /** Take care. */
        WARNING,
        /** This cannot work. */
        ERROR,
        /** All is well. */
        SUCCESS
    }

    /** A fixed message that is shown or not. */
    interface SimpleTextMessageProvider extends StateProvider<Optional<Message>> {

        /**
         * @param context what is known about the node's inputs
         * @return whether to show the message
         */
        boolean showMessage(NodeParametersInput context);

        /** @return the first line */
        String title();

        /** @return the text */
        String description();

        /** @return the kind */
        MessageType type();

        @Override
        default void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        default Optional<Message> computeState(final NodeParametersInput context) {
            return showMessage(context) ? Optional.of(new Message(title(), description(), type())) : Optional.empty();
        }
    }
}
