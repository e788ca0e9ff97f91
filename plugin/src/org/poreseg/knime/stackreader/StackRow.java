package org.poreseg.knime.stackreader;

import java.nio.file.Path;
import java.util.OptionalInt;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.knime.support.WorkflowPaths;

/** One stack typed in the dialog: what a line of a stack list holds. */
@LoadDefaultsForAbsentFields
final class StackRow implements WidgetGroup, Persistable {

    /** Stands for "the last slice of the stack". */
    private static final int TO_THE_END = -1;

    static final class IsSliceOrEnd extends MinValidation {
        @Override
        protected double getMin() {
            return TO_THE_END;
        }
    }

    @Widget(title = "Stack", description = "The name of the stack. No two stacks have the same.")
    String m_name = "";

    @Widget(title = "Rock type", description = """
            Such as sandstone. May be empty; needed to train a model for each rock type.""")
    String m_rockType = "";

    @Widget(title = "Images", description = """
            The grey slices: a multi-page TIFF, a folder of one-slice files, or a pattern such as \
            <i>scan/slice_*.tif</i>, in which * stands for any characters and ? for any one character of the file \
            name. Absolute, or relative to the workflow.""")
    String m_images = "";

    @Widget(title = "Masks", description = """
            The masks, given like the images, one for each slice and of the same size. May be empty.""")
    String m_masks = "";

    @Widget(title = "Pore values", description = """
            The mask values that mean pore, separated by semicolons, such as <i>255</i> or <i>0;1</i>. If empty, every \
            value but 0 does.""")
    String m_poreValues = "";

    @Widget(title = "First slice", description = "The first slice to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_firstSlice;

    @Widget(title = "Last slice", description = "The last slice to read, itself included; −1 for the end of the stack.")
    @NumberInputWidget(minValidation = IsSliceOrEnd.class)
    int m_lastSlice = TO_THE_END;

    @Widget(title = "Step", description = "1 reads every slice, 2 every other, and so on.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_step = 1;

    @Widget(title = "X", description = "The first column of pixels to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_x;

    @Widget(title = "Y", description = "The first row of pixels to read, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_y;

    @Widget(title = "Width", description = "The number of columns to read; 0 for all up to the right edge.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_width;

    @Widget(title = "Height", description = "The number of rows to read; 0 for all up to the lower edge.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_height;

    /**
     * @param number the stack's place in the dialog, from 1
     * @return the stack, its files relative to the workflow's folder
     * @throws InvalidSettingsException if a value is missing or out of range
     */
    StackDefinition definition(final int number) throws InvalidSettingsException {
        final String origin = "stack " + number + " of the dialog";
        try {
            return new StackDefinition(m_name.strip(), m_rockType.strip(), resolved("Images", m_images),
                resolved("Masks", m_masks), Path.of(""), PoreValues.parse(m_poreValues),
                new SliceRange(m_firstSlice,
                    m_lastSlice == TO_THE_END ? OptionalInt.empty() : OptionalInt.of(m_lastSlice), m_step),
                new RegionOfInterest(m_x, m_y, length(m_width), length(m_height)), origin);
        } catch (final IllegalArgumentException e) {
            final String message = e.getMessage();
            throw new InvalidSettingsException(message.startsWith(origin) ? message : origin + ": " + message, e);
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

    private static OptionalInt length(final int pixels) {
        return pixels == 0 ? OptionalInt.empty() : OptionalInt.of(pixels);
    }
}
