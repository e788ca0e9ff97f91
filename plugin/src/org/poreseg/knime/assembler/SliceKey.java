package org.poreseg.knime.assembler;

/**
 * What is assembled: one slice as one model sees it.
 *
 * @param model the name of the model
 * @param stack the name of the stack
 * @param slice the index of the slice in its stack, from 0
 */
record SliceKey(String model, String stack, int slice) {

    /**
     * @return the key of the slice's row; slashes in the model's name are escaped, so that no two slices share a key
     */
    String rowKey() {
        return model.replace("\\", "\\\\").replace("/", "\\/") + "/" + stack + "/" + slice;
    }

    /** @return how errors call the slice */
    @Override
    public String toString() {
        return "Model \"" + model + "\", stack \"" + stack + "\", slice " + slice;
    }
}
