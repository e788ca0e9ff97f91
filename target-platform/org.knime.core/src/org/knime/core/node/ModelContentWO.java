package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A model's content to be written. */
public interface ModelContentWO extends ConfigWO {

    /**
     * @param key a key
     * @return new, empty content under it
     */
    ModelContentWO addModelContent(String key);
}
