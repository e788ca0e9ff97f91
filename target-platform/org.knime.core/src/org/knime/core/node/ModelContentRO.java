package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A model's content to be read. */
public interface ModelContentRO extends ConfigRO {

    /**
     * @param key a key
     * @return the content under it
     * @throws InvalidSettingsException if there is none
     */
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
