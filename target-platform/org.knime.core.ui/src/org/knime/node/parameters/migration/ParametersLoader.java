package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * Reads a value from settings.
 *
 * @param <T> the value
 */
public interface ParametersLoader<T> {

    /**
     * @param settings where the value stands
     * @return the value
     * @throws InvalidSettingsException if a key is missing or has an unusable value
     */
    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}
