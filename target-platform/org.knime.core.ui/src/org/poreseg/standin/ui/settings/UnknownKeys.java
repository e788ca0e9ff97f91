package org.poreseg.standin.ui.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Finds settings that nobody reads. KNIME ignores them; here they are errors, since a mistyped key is one. */
final class UnknownKeys {

    /** What old dialogs add for themselves. */
    private static final String INTERNAL = "_Internals";

    private UnknownKeys() {
    }

    static void check(final NodeSettingsRO settings, final NodeSettingsRO known) throws InvalidSettingsException {
        for (final String key : settings.keySet()) {
            if (!known.containsKey(key)) {
                if (!key.endsWith(INTERNAL)) {
                    throw new InvalidSettingsException("Unknown setting '" + key + "', known are " + known.keySet());
                }
            } else if (isGroup(settings, key) && isGroup(known, key)) {
                check(settings.getNodeSettings(key), known.getNodeSettings(key));
            }
        }
    }

    private static boolean isGroup(final NodeSettingsRO settings, final String key) {
        try {
            settings.getNodeSettings(key);
            return true;
        } catch (InvalidSettingsException e) {
            return false;
        }
    }
}
