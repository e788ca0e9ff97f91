package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A node's settings to be read. */
public interface NodeSettingsRO extends ConfigRO {

    /**
     * @param key a key
     * @return the settings under it
     * @throws InvalidSettingsException if there are none
     */
    NodeSettingsRO getNodeSettings(String key) throws InvalidSettingsException;
}
