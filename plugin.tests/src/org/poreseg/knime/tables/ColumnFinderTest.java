package org.poreseg.knime.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;

import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.imagecell.ImageCellWriter;

/** Which column is taken, and what is said when there is none. */
public class ColumnFinderTest {

    private static final DataTableSpec SPEC = TableMaker.spec("Stack:s", "Slice:i", "Grey:m", "Image:m", "Low:d");

    @Test
    public void chosenColumnComesFirst() throws InvalidSettingsException {
        assertEquals("Grey", ColumnFinder.require(SPEC, "Image column", "Grey", "Image", ImageCellWriter.VALUE));
        assertEquals(Optional.of("Grey"),
            ColumnFinder.find(SPEC, "Image column", "Grey", "Image", ImageCellWriter.VALUE));
    }

    @Test
    public void preferredColumnIsGuessedBeforeAnyOther() throws InvalidSettingsException {
        assertEquals("Image", ColumnFinder.require(SPEC, "Image column", null, "Image", ImageCellWriter.VALUE));
        assertEquals("Grey", ColumnFinder.require(SPEC, "Image column", " ", "Patch", ImageCellWriter.VALUE));
        assertEquals("Grey", ColumnFinder.require(SPEC, "Image column", null, "Stack", ImageCellWriter.VALUE));
    }

    @Test
    public void optionalColumnIsNeverGuessedAtRandom() throws InvalidSettingsException {
        assertEquals(Optional.empty(), ColumnFinder.find(SPEC, "Mask column", "", "Mask", ImageCellWriter.VALUE));
        assertEquals(Optional.empty(), ColumnFinder.find(SPEC, "Mask column", null, "Low", ImageCellWriter.VALUE));
        assertEquals(Optional.of("Image"),
            ColumnFinder.find(SPEC, "Mask column", null, "Image", ImageCellWriter.VALUE));
    }

    @Test
    public void messagesNameSettingColumnAndType() {
        assertMessage("\"Mask column\": the column \"Mask\" is not in the input table. Its columns are: Stack, Slice",
            () -> ColumnFinder.find(SPEC, "Mask column", "Mask", "Mask", ImageCellWriter.VALUE));
        assertMessage("\"Image column\": the column \"Low\" must be of type image",
            () -> ColumnFinder.require(SPEC, "Image column", "Low", "Image", ImageCellWriter.VALUE));
        assertMessage("has no image column",
            () -> ColumnFinder.require(TableMaker.spec("a:s"), "Image column", null, "Image", ImageCellWriter.VALUE));
        assertMessage("It has no columns at all",
            () -> ColumnFinder.require(new DataTableSpec(), "Image column", null, "Image", ImageCellWriter.VALUE));
        assertMessage("The column \"Slice\" must be of type string",
            () -> ColumnFinder.requireNamed(SPEC, "Slice", StringValue.class));
        assertMessage("The column \"X\" is not in", () -> ColumnFinder.requireNamed(SPEC, "X", IntValue.class));
    }

    @Test
    public void indicesAreThoseOfTheTable() throws InvalidSettingsException {
        assertEquals(1, ColumnFinder.requireNamed(SPEC, "Slice", IntValue.class));
        assertEquals(4, ColumnFinder.index(SPEC, "Low"));
        assertThrows(IllegalArgumentException.class, () -> ColumnFinder.index(SPEC, "High"));
    }

    private static void assertMessage(final String part, final ThrowingRunnable action) {
        final String message = assertThrows(InvalidSettingsException.class, action).getMessage();
        assertTrue(message, message.contains(part));
    }
}
