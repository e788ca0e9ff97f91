package org.poreseg.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Random;
import java.util.regex.Pattern;

import org.junit.Test;

/** No spreadsheet takes a name for a formula. */
public class CsvCellTest {

    /** What begins a formula, at the beginning or where a spreadsheet may begin a cell. */
    private static final Pattern FORMULA = Pattern.compile("(?:^|[;\t\r\n])[\\p{Z}\t\"]*[=+\\-@＝＋－＠]");

    @Test
    public void formulasBecomeTexts() {
        assertEquals("'=1+1", CsvCell.guarded("=1+1"));
        assertEquals("'@SUM(A1)", CsvCell.guarded("@SUM(A1)"));
        assertEquals("'+A1", CsvCell.guarded("+A1"));
        assertEquals("'-A1", CsvCell.guarded("-A1"));
        assertEquals(" \t'=1", CsvCell.guarded(" \t=1"));
        assertEquals("'＝1", CsvCell.guarded("＝1"));
        assertEquals("a\n'=1;'-b", CsvCell.guarded("a\n=1;-b"));
        assertEquals("a;\"'=1\"", CsvCell.guarded("a;\"=1\""));
    }

    @Test
    public void namesAndNumbersStay() {
        for (final String text : new String[]{"", "soil", "a + b", "a-b, -c", "-0.5", "+3", "-1e-7", ".5", "1;2",
            "'quoted'"}) {
            assertEquals(text, CsvCell.guarded(text));
            assertEquals(text, CsvCell.plain(text));
        }
    }

    /** What is written is read again, and is no formula, whatever it is. */
    @Test
    public void anythingCanBeReadAgain() {
        final Random random = new Random(1);
        final String characters = "=+-@';\" \t\r\nab1.e＝";
        for (int i = 0; i < 200_000; i++) {
            final StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            final String guarded = CsvCell.guarded(text.toString());
            assertEquals(text.toString(), CsvCell.plain(guarded));
            if (!text.toString().equals(guarded)) {
                assertFalse(guarded, FORMULA.matcher(guarded).find());
            }
        }
    }
}
