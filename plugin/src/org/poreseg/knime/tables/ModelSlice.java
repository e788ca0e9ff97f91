package org.poreseg.knime.tables;

/**
 * What identifies a slice that a model segmented.
 *
 * @param model the name of the model
 * @param slice the slice
 */
public record ModelSlice(String model, SliceKey slice) {

    @Override
    public String toString() {
        return "model \"" + model + "\", " + slice;
    }
}
