package org.poreseg.knime.maskwriter;

/**
 * A stack as one model sees it.
 *
 * @param model the name of the model, {@code null} if the slices have none
 * @param stack the name of the stack
 */
record StackKey(String model, String stack) {

    /** @return how errors call the stack */
    @Override
    public String toString() {
        return (model == null ? "Stack \"" : "Model \"" + model + "\", stack \"") + stack + "\"";
    }
}
