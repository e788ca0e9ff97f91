package org.poreseg.knime.support;

import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.Range;
import org.poreseg.tiling.PatchGrid;

/**
 * Checks of single settings. Each message names the setting as the dialog does, what was found and what is allowed. A
 * dialog checks what is typed; only these checks see what a flow variable or an option of the batch application brings.
 */
public final class SettingChecks {

    private SettingChecks() {
    }

    /**
     * @param setting the setting's title in the dialog
     * @param value its value
     * @param allowed what it may be
     * @throws InvalidSettingsException if the value is out of this range, or no number
     */
    public static void require(final String setting, final double value, final Range allowed)
        throws InvalidSettingsException {
        require(allowed.contains(value), setting, allowed.toString(), value);
    }

    /**
     * @param setting the setting's title in the dialog
     * @param value its value
     * @param low the smallest value that is allowed
     * @throws InvalidSettingsException if the value is smaller
     */
    public static void requireAtLeast(final String setting, final long value, final long low)
        throws InvalidSettingsException {
        require(value >= low, setting, "at least " + low, value);
    }

    /**
     * @param setting the title in the dialog of a setting that can be switched off
     * @param value its value, empty if it is switched off
     * @param low the smallest value that is allowed
     * @throws InvalidSettingsException if there is a value and it is smaller
     */
    public static void requireAtLeast(final String setting, final Optional<Integer> value, final int low)
        throws InvalidSettingsException {
        require(value.orElse(low) >= low, setting, "at least " + low + ", or switched off", value.orElse(low));
    }

    /**
     * @param setting the setting's title in the dialog
     * @param stride pixels from one patch to the next
     * @param patchSize width and height of a patch in pixels
     * @throws InvalidSettingsException if the stride is no stride of such patches
     */
    public static void requireStride(final String setting, final int stride, final int patchSize)
        throws InvalidSettingsException {
        require(PatchGrid.isStride(stride, patchSize), setting, "from 1 to the patch size, " + patchSize, stride);
    }

    /**
     * @param setting the title in the dialog of a setting that can be switched off
     * @param text its text, empty if it is switched off
     * @throws InvalidSettingsException if it is switched on without a text
     */
    public static void requireText(final String setting, final Optional<String> text)
        throws InvalidSettingsException {
        if (text.isPresent() && text.get().isBlank()) {
            throw new InvalidSettingsException("\"" + setting + "\" is switched on, but empty. Fill it in, or switch "
                + "it off.");
        }
    }

    /**
     * @param isAllowed whether the value is allowed
     * @param setting the setting's title in the dialog
     * @param allowed what is allowed, to stand after "must be"
     * @param found the value
     * @throws InvalidSettingsException unless the value is allowed
     */
    public static void require(final boolean isAllowed, final String setting, final String allowed,
        final Object found) throws InvalidSettingsException {
        if (!isAllowed) {
            throw new InvalidSettingsException("\"" + setting + "\" must be " + allowed + ", but is "
                + (found instanceof Double number ? Range.text(number) : found) + ".");
        }
    }
}
