package org.poreseg.text;

import java.util.regex.Pattern;

/**
 * Texts in the cells of CSV files, which people open in spreadsheets: what begins like a formula gets an apostrophe
 * before it, which spreadsheets take as the sign of a text. So does what would begin a cell if a spreadsheet took
 * semicolons or tabs for the separator, or did not heed quotes. Numbers stay as they are, also those in a text.
 */
public final class CsvCell {

    /** What begins a formula, wide forms included. */
    private static final String FORMULA = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]";

    /** Where a cell may begin; spreadsheets pass over blanks. */
    private static final String BEGIN = "((?:^|[;\\t\\r\\n])[\\p{Z}\\t\"]*)";

    private static final Pattern UNGUARDED = Pattern.compile(BEGIN + "(?='*" + FORMULA + ")");

    private static final Pattern GUARDED = Pattern.compile(BEGIN + "'(?='*" + FORMULA + ")");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private CsvCell() {
    }

    /**
     * @param text what a cell is to say
     * @return what is to be written
     */
    public static String guarded(final String text) {
        return NUMBER.matcher(text).matches() ? text : UNGUARDED.matcher(text).replaceAll("$1'");
    }

    /**
     * @param cell what was written, by {@link #guarded} or by a person
     * @return what it says
     */
    public static String plain(final String cell) {
        return GUARDED.matcher(cell).replaceAll("$1");
    }
}
