package org.knime.node.parameters.widget.choices.util;

/** Knows which input a choice of columns is about. */
public interface InputTableIndexHolder {

    /** @return the port, starting at 0 */
    default int getInputTableIndex() {
        return 0;
    }
}
