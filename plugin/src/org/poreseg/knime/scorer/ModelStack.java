package org.poreseg.knime.scorer;

/**
 * What one row of scores is about.
 *
 * @param model the name of the model
 * @param stack the name of the stack
 */
record ModelStack(String model, String stack) {

    @Override
    public String toString() {
        return "model \"" + model + "\", stack \"" + stack + "\"";
    }
}
