package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.junit.Test;

/** Whatever people call things, their files have names that every file system takes, and each its own. */
public class FileNamesTest {

    @Test
    public void usualNamesStayAsTheyAre() {
        for (final String name : new String[]{"carbonate + soil", "net_1.2 (best)", "Löss", "चूना", "石灰岩"}) {
            assertEquals(name, FileNames.safe(name));
        }
    }

    @Test
    public void whatSomeSystemDoesNotTakeIsReplaced() {
        assertEquals("a_b_c_d_e", FileNames.safe("a/b\\c:d*e"));
        assertEquals("a_b", FileNames.safe("a\u0000b"));
        assertEquals("line_break", FileNames.safe("line\nbreak"));
        assertEquals("fdp.exe_", FileNames.safe("fdp.exe\u202e"));
        assertEquals("zero_width", FileNames.safe("zero\u200bwidth"));
        assertEquals("rock _", FileNames.safe("rock \ud83e\udea8"));
        assertEquals("half a pair _", FileNames.safe("half a pair \ud83e"));
    }

    @Test
    public void dotsNeitherHideNorLeadOut() {
        assertEquals("_", FileNames.safe("."));
        assertEquals("__", FileNames.safe(".."));
        assertEquals("___etc", FileNames.safe("../etc"));
        assertEquals("_hidden", FileNames.safe(".hidden"));
        assertEquals("end_", FileNames.safe("end."));
        assertEquals("a.b", FileNames.safe(" a.b "));
    }

    @Test
    public void namesOfDevicesAreNotTaken() {
        for (final String name : new String[]{"CON", "con", "Aux.tif", "COM1", "lpt9.a.b", "NUL"}) {
            assertEquals("_" + name, FileNames.safe(name));
        }
        assertEquals("console", FileNames.safe("console"));
        assertEquals("COM10", FileNames.safe("COM10"));
    }

    @Test
    public void nothingIsUnnamed() {
        assertEquals("unnamed", FileNames.safe(""));
        assertEquals("unnamed", FileNames.safe(" \t"));
    }

    /** Those that look like nothing would hide a name, or make two look like one. */
    @Test
    public void whatIsNotSeenIsReplaced() {
        for (final String unseen : new String[]{"\u200b", "\u200d", "\u2066", "\ufeff", "\u00ad", "\u034f", "\u3164",
            "\u115f", "\ufe0f", "\udb40\udc41", "\u0007", "\u2028"}) {
            assertEquals(Integer.toHexString(unseen.codePointAt(0)), "so_il", FileNames.safe("so" + unseen + "il"));
        }
    }

    /** Programs that are given all files of a folder would take it for an option. */
    @Test
    public void noMinusComesFirst() {
        assertEquals("_rf", FileNames.safe("-rf"));
        assertEquals("__rf", FileNames.safe(".-rf"));
        assertEquals("a-b", FileNames.safe("a-b"));
    }

    /** File systems count bytes, and a character is never cut in two. */
    @Test
    public void longNamesAreCutByBytes() {
        for (final String character : new String[]{"a", "ö", "石", "e\u0323"}) {
            for (final int longest : new int[]{32, 33, 34, 112, 255}) {
                final String name = FileNames.safe(character.repeat(300), longest);
                assertTrue(name, name.getBytes(StandardCharsets.UTF_8).length <= longest);
                assertTrue(name, name.getBytes(StandardCharsets.UTF_8).length > longest - 5);
                assertTrue(name, name.matches("[^~]+~[0-9a-f]{10}"));
                assertFalse(name.contains("\ufffd"));
            }
        }
        assertTrue(FileNames.safe("con." + "x".repeat(300), 32).getBytes(StandardCharsets.UTF_8).length <= 32);
    }

    /** What tells long names apart may stand at their end. */
    @Test
    public void shortenedNamesStayDifferent() {
        final String one = FileNames.safe("x".repeat(300) + "1");
        assertNotEquals(one, FileNames.safe("x".repeat(300) + "2"));
        assertEquals("always the same", one, FileNames.safe("x".repeat(300) + "1"));
    }

    @Test
    public void differentThingsHaveDifferentNames() {
        // composed and decomposed letters are one name on some systems, and so are cases
        final List<String> names = List.of("soil", "Soil", "a/b", "a\\b", "clay", "L\u00f6ss", "Lo\u0308ss", "");
        final FileNames files = FileNames.of(names);
        assertEquals("clay", files.get("clay"));
        assertEquals("unnamed", files.get(""));
        assertTrue(files.get("a/b"), files.get("a/b").matches("a_b~[0-9a-f]{10}"));
        assertEquals(names.size(), names.stream().map(files::get)
            .map(name -> Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)).distinct().count());
    }

    /** A report that is written again, with its models in another order, has the same files. */
    @Test
    public void namesDependOnNoOrder() {
        final List<String> names = new ArrayList<>(List.of("soil", "Soil", "SOIL", "a/b", "a?b", "clay"));
        final FileNames before = FileNames.of(names);
        Collections.reverse(names);
        final FileNames after = FileNames.of(names);
        names.forEach(name -> assertEquals(before.get(name), after.get(name)));
    }

    /** Neither part pushes the other out, and where one ends makes a difference. */
    @Test
    public void namesOfTwoParts() {
        final FileNames names = FileNames.ofParts(List.of(List.of("a_b", "c"), List.of("a", "b_c"), List.of("a", "d"),
            List.of("x".repeat(300), "y".repeat(300))));
        assertEquals("a_d", names.get("a", "d"));
        assertNotEquals(names.get("a_b", "c"), names.get("a", "b_c"));
        final String both = names.get("x".repeat(300), "y".repeat(300));
        assertTrue(both, both.matches("x{40,}~[0-9a-f]{10}_y{40,}~[0-9a-f]{10}"));
        assertTrue(both.length() <= FileNames.LONGEST);
        assertThrows(IllegalArgumentException.class, () -> names.get("a"));
    }
}
