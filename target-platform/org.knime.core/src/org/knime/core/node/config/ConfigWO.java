package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Settings that can be written and may hold cells. */
public interface ConfigWO extends ConfigBaseWO {

    /**
     * @param key a key
     * @return new, empty settings under it
     */
    Config addConfig(String key);

    /**
     * @param key a key
     * @param cell a cell of one of KNIME's own simple types
     */
    void addDataCell(String key, DataCell cell);

    /**
     * @param key a key
     * @param cells cells of KNIME's own simple types
     */
    void addDataCellArray(String key, DataCell... cells);
}
