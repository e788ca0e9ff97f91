package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/**
 * Writes a value to settings.
 *
 * @param <T> the value
 */
public interface ParametersSaver<T> {

    /**
     * @param param the value
     * @param settings where to put it
     */
    void save(T param, NodeSettingsWO settings);
}
