package org.poreseg.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Nothing hides in a text. */
public class VisibleTextTest {

    @Test
    public void whatIsNotSeenIsShownByItsNumber() {
        assertEquals("soil‹U+202E›gpj.exe", VisibleText.of("soil\u202egpj.exe"));
        assertEquals("a‹U+0000›b‹U+200B›c‹U+001B›[31m", VisibleText.of("a\u0000b\u200bc\u001b[31m"));
        assertEquals("‹U+E0041›", VisibleText.of("\udb40\udc41"));
        assertEquals("half a pair ‹U+D83E›", VisibleText.of("half a pair \ud83e"));
    }

    @Test
    public void whatIsSeenStays() {
        for (final String text : new String[]{"Löss, \"石\" <b> \ud83e\udea8", "two\nlines\tand a tab", "ةيرخص"}) {
            assertEquals(text, VisibleText.of(text));
        }
    }

    @Test
    public void longTextsKeepTheirEnds() {
        assertEquals("short", VisibleText.shortened("short", 5));
        assertEquals("abcdef…xyz", VisibleText.shortened("abcdefghijklmnopqrstuvwxyz", 10));
        for (int longest = 6; longest < 30; longest++) {
            final String stones = VisibleText.shortened("\ud83e\udea8".repeat(50), longest);
            assertTrue(stones, stones.length() <= longest);
            assertEquals("no half of a pair", stones, VisibleText.of(stones));
        }
    }
}
