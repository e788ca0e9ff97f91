package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Settings that can be read and may hold cells. */
public interface ConfigRO extends ConfigBaseRO {

    /**
     * @param key a key
     * @return the settings under it
     * @throws InvalidSettingsException if there are none
     */
    Config getConfig(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @return the cell under it
     * @throws InvalidSettingsException if there is none
     */
    DataCell getDataCell(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @return the cells under it
     * @throws InvalidSettingsException if there are none
     */
    DataCell[] getDataCellArray(String key) throws InvalidSettingsException;
}
