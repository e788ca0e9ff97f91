package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A node's settings to be written. */
public interface NodeSettingsWO extends ConfigWO {

    /**
     * @param key a key
     * @return new, empty settings under it
     */
    NodeSettingsWO addNodeSettings(String key);
}
