package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;

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

    /** File systems count bytes, and a character is never cut in two. */
    @Test
    public void longNamesAreCutByBytes() {
        for (final String character : new String[]{"a", "ö", "石", "e\u0323"}) {
            for (final int longest : new int[]{16, 17, 18, 200, 255}) {
                final String name = FileNames.safe(character.repeat(300), longest);
                assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= longest);
                assertTrue(name.getBytes(StandardCharsets.UTF_8).length > longest - 5);
                assertFalse(name.contains("\ufffd"));
            }
        }
        assertTrue(FileNames.safe("con." + "x".repeat(300), 32).getBytes(StandardCharsets.UTF_8).length <= 32);
    }

    @Test
    public void differentThingsHaveDifferentNames() {
        final FileNames names = new FileNames();
        assertEquals("soil", names.of(1, "soil"));
        assertEquals("Soil (2)", names.of(2, "Soil"));
        assertEquals("soil (3)", names.of(3, "soil"));
        assertEquals("the first again", "soil", names.of(1, "soil"));
        assertEquals("a_b", names.of("a/b", "a/b"));
        assertEquals("a_b (2)", names.of("a\\b", "a\\b"));
        // composed and decomposed letters are one name on some systems
        assertNotEquals(names.of(4, "L\u00f6ss"), names.of(5, "Lo\u0308ss"));
    }
}
