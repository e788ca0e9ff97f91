package org.poreseg.knime.tables;

/**
 * A stack as one model sees it.
 *
 * @param model the name of the model; {@code null} where the table knows no models
 * @param stack the stack
 */
public record ModelStack(String model, StackKey stack) {

    /** @return how messages call the stack */
    @Override
    public String toString() {
        return model == null ? stack.toString() : "model \"" + model + "\", " + stack;
    }
}
