package org.poreseg.standin.core;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;
import org.poreseg.standin.core.config.ConfigAccess;
import org.poreseg.standin.core.config.EntryType;

/** Flow variables that set a node's settings. */
public final class FlowVariables {

    private FlowVariables() {
    }

    /**
     * Sets one entry of a node's settings by a flow variable.
     *
     * @param variable the variable
     * @param config the settings that hold the entry
     * @param key the entry's key; it must be there
     * @throws InvalidSettingsException if it is not there, or a value of the variable's type does not fit
     */
    public static void overwrite(final FlowVariable variable, final ConfigBase config, final String key)
        throws InvalidSettingsException {
        final AbstractConfigEntry entry = config.getEntry(key);
        if (entry == null) {
            throw new InvalidSettingsException("Unable to overwrite setting \"" + key + "\" by flow variable \""
                + variable.getName() + "\": there is no such setting.");
        }
        final EntryType type = ConfigAccess.get().typeOf(entry);
        final String value = variable.getValueAsString();
        final VariableType<?> from = variable.getVariableType();
        final boolean fits = switch (type) {
            case STRING -> true;
            case INT, LONG, SHORT, BYTE -> from == VariableType.IntType.INSTANCE;
            case FLOAT, DOUBLE -> from != VariableType.StringType.INSTANCE;
            case BOOLEAN, CHAR -> from == VariableType.StringType.INSTANCE;
            default -> false;
        };
        if (!fits || !type.accepts(value)) {
            throw new InvalidSettingsException("Unable to overwrite setting \"" + key + "\" of type "
                + type.xmlName() + " by flow variable " + variable + ".");
        }
        ConfigAccess.get().add(config, key, type, value);
    }
}
