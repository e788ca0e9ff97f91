package org.poreseg.errors;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Bounds are in a range or not, and the message says which. */
public class RangeTest {

    @Test
    public void boundsAreInOrNot() {
        assertTrue(Range.of(1, 6).contains(1) && Range.of(1, 6).contains(6));
        assertFalse(Range.of(1, 6).contains(0.999) || Range.of(1, 6).contains(6.001));
        assertFalse(Range.above(0, 1).contains(0));
        assertTrue(Range.above(0, 1).contains(1));
        assertTrue(Range.below(0, 1).contains(0));
        assertFalse(Range.below(0, 1).contains(1));
        assertTrue(Range.atLeast(1).contains(Double.MAX_VALUE));
        assertFalse(Range.atLeast(1).contains(Double.POSITIVE_INFINITY));
        assertFalse(Range.of(0, 1).contains(Double.NaN));
    }

    @Test
    public void saysWhatIsAllowed() {
        assertEquals("from 1 to 6", Range.of(1, 6).toString());
        assertEquals("above 0 and at most 0.5", Range.above(0, 0.5).toString());
        assertEquals("at least 0 and below 1", Range.below(0, 1).toString());
        assertEquals("at least 1", Range.atLeast(1).toString());
    }

    @Test
    public void refusesWithTheSettingsName() {
        Range.of(1, 6).require("The depth", 6);
        assertEquals("The depth is 9. It must be from 1 to 6.",
            assertThrows(UserError.class, () -> Range.of(1, 6).require("The depth", 9)).getMessage());
        assertEquals("Alpha is NaN. It must be from 0 to 100.",
            assertThrows(UserError.class, () -> Range.of(0, 100).require("Alpha", Double.NaN)).getMessage());
    }
}
