package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;

import org.knime.core.data.DataCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBase;
import org.poreseg.standin.core.config.ConfigCells;

/** Settings that may hold cells. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {

    private static final long serialVersionUID = 1;

    /** @param key the key of these settings */
    protected Config(final String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(final String key) {
        return (Config)addConfigBase(key);
    }

    @Override
    public final Config getConfig(final String key) throws InvalidSettingsException {
        return (Config)getConfigBase(key);
    }

    /**
     * @param config what is filled
     * @param in KNIME's XML; it is closed
     * @return <code>config</code>
     * @throws IOException if it cannot be read or is not such XML
     */
    protected static Config loadFromXML(final Config config, final InputStream in) throws IOException {
        return (Config)ConfigBase.loadFromXML(config, in);
    }

    @Override
    public void addDataCell(final String key, final DataCell cell) {
        ConfigCells.write(addConfig(key), cell);
    }

    @Override
    public DataCell getDataCell(final String key) throws InvalidSettingsException {
        return ConfigCells.read(getConfig(key));
    }

    @Override
    public void addDataCellArray(final String key, final DataCell... cells) {
        final Config config = addConfig(key);
        config.addInt("array-size", cells.length);
        for (int i = 0; i < cells.length; i++) {
            config.addDataCell(Integer.toString(i), cells[i]);
        }
    }

    @Override
    public DataCell[] getDataCellArray(final String key) throws InvalidSettingsException {
        final Config config = getConfig(key);
        final DataCell[] cells = new DataCell[config.getInt("array-size")];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = config.getDataCell(Integer.toString(i));
        }
        return cells;
    }
}
