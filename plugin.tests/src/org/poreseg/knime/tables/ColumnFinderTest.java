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

    private static final ColumnFinder TABLE = new ColumnFinder(SPEC);

    private static Choice choice(final String column) {
        return new Choice("Image column", column);
    }

    private static Column require(final String chosen, final String preferred) throws InvalidSettingsException {
        return TABLE.require(choice(chosen), preferred, ImageCellWriter.VALUE);
    }

    private static Optional<Column> find(final String chosen, final String preferred) throws InvalidSettingsException {
        return TABLE.find(choice(chosen), preferred, ImageCellWriter.VALUE);
    }

    @Test
    public void chosenColumnComesFirst() throws InvalidSettingsException {
        assertEquals(new Column("", "Grey", 2), require("Grey", "Image"));
        assertEquals(Optional.of(new Column("", "Grey", 2)), find("Grey", "Image"));
    }

    @Test
    public void preferredColumnIsGuessedBeforeAnyOther() throws InvalidSettingsException {
        assertEquals("Image", require(null, "Image").name());
        assertEquals("Grey", require(" ", "Patches").name());
    }

    @Test
    public void optionalColumnIsNeverGuessedAtRandom() throws InvalidSettingsException {
        assertEquals(Optional.empty(), find("", "Mask"));
        assertEquals("Image", find(null, "Image").orElseThrow().name());
    }

    /** KNIME Image Processing keeps segments as labelings, which are no images. */
    @Test
    public void columnsOfThePreferredNameButAnotherTypeAreRefused() {
        assertMessage("\"Image column\": the column \"Low\" must be of type image, but it is of type Number",
            () -> find(null, "Low"));
        assertMessage("the column \"Stack\" must be of type image", () -> require(null, "Stack"));
        assertMessage("Convert or rename it", () -> TABLE.optional("Low", StringValue.class));
    }

    @Test
    public void messagesNameSettingColumnAndType() {
        assertMessage("\"Image column\": the column \"Mask\" is not in the input table. Its columns are: Stack, Slice",
            () -> find("Mask", "Mask"));
        assertMessage("\"Image column\": the column \"Low\" must be of type image", () -> require("Low", "Image"));
        assertMessage("has no image column", () -> new ColumnFinder(TableMaker.spec("a:s")).require(choice(null),
            "Image", ImageCellWriter.VALUE));
        assertMessage("the table of slices has no image column \"Image\"; choose one",
            () -> new ColumnFinder(TableMaker.spec("a:m"), "slices").requirePreferred(choice(null), "Image",
                ImageCellWriter.VALUE));
        assertMessage("It has no columns at all", () -> new ColumnFinder(new DataTableSpec()).require(choice(null),
            "Image", ImageCellWriter.VALUE));
        assertMessage("The column \"Slice\" must be of type string", () -> TABLE.named("Slice", StringValue.class));
        assertMessage("The column \"X\" is not in", () -> TABLE.named("X", IntValue.class));
    }

    @Test
    public void columnsAreThoseOfTheTable() throws InvalidSettingsException {
        assertEquals(new Column("", "Slice", 1), TABLE.named("Slice", IntValue.class));
        assertEquals(new Column("slices", "Slice", 1),
            new ColumnFinder(SPEC, "slices").optional("Slice", IntValue.class).orElseThrow());
        assertEquals(Optional.empty(), TABLE.optional("X", IntValue.class));
    }

    private static void assertMessage(final String part, final ThrowingRunnable action) {
        final String message = assertThrows(InvalidSettingsException.class, action).getMessage();
        assertTrue(message, message.contains(part));
    }
}
