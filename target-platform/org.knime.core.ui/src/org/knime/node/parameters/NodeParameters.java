package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The settings of a node: a class with fields, made by a constructor that takes nothing or a
 * {@link NodeParametersInput}.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Checks the values. Called for the root object only, never for nested groups.
     *
     * @throws InvalidSettingsException if a value is unusable
     */
    default void validate() throws InvalidSettingsException {
        // everything is fine unless an implementation says otherwise
    }
}
