package org.poreseg.knime.stackreader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.errors.UserError;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;

/** One stack typed in the dialog: what a line of a stack list holds. */
@LoadDefaultsForAbsentFields
final class StackRow implements WidgetGroup, Persistable {

    private static final String NAME = "Stack";

    private static final String IMAGES = "Images";

    private static final String MASKS = "Masks";

    private static final String FIRST_SLICE = "First slice";

    private static final String LAST_SLICE = "Last slice";

    private static final String STEP = "Step";

    private static final String X = "X";

    private static final String Y = "Y";

    private static final String WIDTH = "Width";

    private static final String HEIGHT = "Height";

    private static final String ROCK_TYPE = "Rock type";

    private static final String PORE_VALUES = "Pore values";

    /** A width or height to start with. */
    static final class LengthDefault implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return 512;
        }
    }

    @Widget(title = NAME, description = "The name of the stack. No two stacks have the same.")
    String m_name = "";

    @Widget(title = ROCK_TYPE, description = """
            Such as sandstone. Needed to train a model for each rock type.""")
    Optional<String> m_rockType = Optional.empty();

    @Widget(title = IMAGES, description = """
            The grey slices: a multi-page TIFF, a folder of one-slice files, or a pattern such as \
            <i>scan/slice_*.tif</i>, in which * stands for any characters and ? for any one character of the file \
            name. Absolute, or relative to the workflow.""")
    @LocalFileReaderWidget(placeholder = "scan/slice_*.tif")
    String m_images = "";

    @Widget(title = MASKS, description = """
            The masks, given like the images, one for each slice and of the same size. Off, the stack has none.""")
    @LocalFileReaderWidget(placeholder = "scan/mask_*.tif")
    Optional<String> m_masks = Optional.empty();

    @Widget(title = PORE_VALUES, description = """
            The mask values that mean pore, separated by semicolons, such as <i>255</i> or <i>0;1</i>. Off, every \
            value but 0 does.""")
    Optional<String> m_poreValues = Optional.empty();

    @Widget(title = FIRST_SLICE, description = "The first slice to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_firstSlice;

    @Widget(title = LAST_SLICE, description = "The last slice to read, itself included. Off, to the end of the stack.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    Optional<Integer> m_lastSlice = Optional.empty();

    @Widget(title = STEP, description = "1 reads every slice, 2 every other, and so on.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_step = 1;

    @Widget(title = X, description = "The first column of pixels to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_x;

    @Widget(title = Y, description = "The first row of pixels to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_y;

    @Widget(title = WIDTH, description = "The number of columns to read. Off, all up to the right edge.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = LengthDefault.class)
    Optional<Integer> m_width = Optional.empty();

    @Widget(title = HEIGHT, description = "The number of rows to read. Off, all up to the lower edge.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = LengthDefault.class)
    Optional<Integer> m_height = Optional.empty();

    /**
     * @param number the stack's place in the dialog, from 1
     * @throws InvalidSettingsException if a setting for itself is out of its range
     */
    void validate(final int number) throws InvalidSettingsException {
        try {
            validateTexts();
            validateNumbers();
        } catch (final InvalidSettingsException e) {
            throw new InvalidSettingsException(origin(number) + ": " + e.getMessage(), e);
        }
    }

    private void validateTexts() throws InvalidSettingsException {
        SettingChecks.requireText(ROCK_TYPE, m_rockType);
        SettingChecks.requireText(MASKS, m_masks);
        SettingChecks.requireText(PORE_VALUES, m_poreValues);
    }

    private void validateNumbers() throws InvalidSettingsException {
        SettingChecks.requireAtLeast(FIRST_SLICE, m_firstSlice, 0);
        SettingChecks.requireAtLeast(LAST_SLICE, m_lastSlice, 0);
        SettingChecks.require(m_lastSlice.orElse(m_firstSlice) >= m_firstSlice, LAST_SLICE,
            "at least \"" + FIRST_SLICE + "\", " + m_firstSlice + ", or switched off", m_lastSlice.orElse(0));
        SettingChecks.requireAtLeast(STEP, m_step, 1);
        SettingChecks.requireAtLeast(X, m_x, 0);
        SettingChecks.requireAtLeast(Y, m_y, 0);
        SettingChecks.requireAtLeast(WIDTH, m_width, 1);
        SettingChecks.requireAtLeast(HEIGHT, m_height, 1);
    }

    private static String origin(final int number) {
        return "stack " + number + " of the dialog";
    }

    /**
     * @param number the stack's place in the dialog, from 1
     * @return the stack, its files relative to the workflow's folder
     * @throws InvalidSettingsException if a value is missing or out of range
     */
    StackDefinition definition(final int number) throws InvalidSettingsException {
        final String origin = origin(number);
        validate(number);
        try {
            requireFilled(NAME, m_name);
            requireFilled(IMAGES, m_images);
            return new StackDefinition(m_name.strip(), m_rockType.orElse("").strip(), resolved(IMAGES, m_images),
                resolved(MASKS, m_masks.orElse("")), Path.of(""), PoreValues.parse(m_poreValues.orElse("")),
                new SliceRange(m_firstSlice, number(m_lastSlice), m_step),
                new RegionOfInterest(m_x, m_y, number(m_width), number(m_height)), origin);
        } catch (final InvalidSettingsException | UserError e) {
            final String message = e.getMessage();
            throw new InvalidSettingsException(message.startsWith(origin) ? message : origin + ": " + message, e);
        }
    }

    private static void requireFilled(final String setting, final String text) throws InvalidSettingsException {
        if (text.isBlank()) {
            throw new InvalidSettingsException("\"" + setting + "\" is empty.");
        }
    }

    /** The folder part resolved, the file name or pattern kept: patterns are no valid paths on every system. */
    private static String resolved(final String setting, final String location) throws InvalidSettingsException {
        final String text = location.strip();
        final int name = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
        final String last = text.substring(name);
        if (last.contains("*") || last.contains("?")) {
            final Path folder = WorkflowPaths.resolve(setting, name == 0 ? "." : text.substring(0, name));
            return folder + "/" + last;
        }
        return text.isEmpty() ? "" : WorkflowPaths.resolve(setting, text).toString();
    }

    private static OptionalInt number(final Optional<Integer> number) {
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }
}
