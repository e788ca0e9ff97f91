package org.poreseg.errors;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import org.junit.Test;

/** The message of an error reads as one text, whatever parts it has. */
public class UserErrorTest {

    private static final UserError ERROR =
        UserError.found("Alpha is -1").expected("It must be from 0 to 100").advice("The paper's loss has 1");

    @Test
    public void partsAreSentencesOfOneText() {
        assertEquals("Alpha is -1. It must be from 0 to 100. The paper's loss has 1.", ERROR.getMessage());
        assertEquals("Alpha is -1", ERROR.found());
        assertEquals("It must be from 0 to 100", ERROR.expected());
        assertEquals("The paper's loss has 1", ERROR.advice());
    }

    @Test
    public void partsMayBeMissing() {
        assertEquals("There are no patches.", UserError.found("There are no patches").getMessage());
        assertEquals("There are no patches. Choose a list.",
            UserError.found("There are no patches").advice("Choose a list.").getMessage());
    }

    @Test
    public void saysWhereItIsAndKeepsItsCause() {
        final UserError inRow = ERROR.in("Row \"Row7\"");
        assertEquals("Row \"Row7\": Alpha is -1. It must be from 0 to 100. The paper's loss has 1.",
            inRow.getMessage());
        assertSame(ERROR, inRow.getCause());
        final Exception cause = new NumberFormatException();
        assertSame(cause, UserError.found("x").causedBy(cause).expected("y").advice("z").getCause());
    }
}
