package org.poreseg.knime.tables;

/**
 * A slice as one model sees it.
 *
 * @param model the name of the model; {@code null} where the table knows no models
 * @param slice the slice
 */
public record ModelSlice(String model, SliceKey slice) {

    /** @return the stack of the slice as the model sees it */
    public ModelStack modelStack() {
        return new ModelStack(model, slice.stack());
    }

    /** @return the key of the slice's row: {@code stack/index/model} */
    public String rowKey() {
        return rowKey(slice.rowKey(), model);
    }

    /**
     * @param key the key of a row that every model has its own of
     * @param model the name of a model
     * @return the key of the model's row; slashes in the model's name are escaped, so that no two rows share a key
     */
    public static String rowKey(final String key, final String model) {
        return key + "/" + model.replace("\\", "\\\\").replace("/", "\\/");
    }

    /** @return what images of the slice are called: {@code stack/index, model} */
    public String imageName() {
        return slice.rowKey() + ", " + model;
    }

    /** @return how messages call the slice */
    @Override
    public String toString() {
        return model == null ? slice.toString() : "model \"" + model + "\", " + slice;
    }
}
