package org.knime.node.parameters.validation;

/** A check that a dialog makes while the user types. */
public interface BuiltinValidation {

    /** @return what the check needs to know */
    Object getParameters();

    /** @return what the user reads when the check fails */
    String getErrorMessage();
}
