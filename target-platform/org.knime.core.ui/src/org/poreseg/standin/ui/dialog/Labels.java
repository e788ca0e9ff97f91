package org.poreseg.standin.ui.dialog;

import org.knime.node.parameters.widget.choices.Label;

/** What users read for enum constants. */
public final class Labels {

    private Labels() {
    }

    /**
     * @param constant an enum constant
     * @return its label; without one its name
     */
    public static String of(final Enum<?> constant) {
        try {
            final Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return label == null ? constant.name() : label.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum without its own constant " + constant, e);
        }
    }
}
