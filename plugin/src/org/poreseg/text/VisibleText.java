package org.poreseg.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts in which nothing hides. A name may hold characters that a screen does not show, or that turn the direction of
 * what follows, so that it reads as another one; they are shown by their number, such as {@code ‹U+202E›}.
 */
public final class VisibleText {

    /**
     * A regular expression of one character that is not seen: control characters but tab and line breaks, halves of
     * pairs, marks of direction and joining, fillers, variants, tags.
     */
    public static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u17b4\\u17b5"
        + "\\u180b-\\u180f\\u3164\\ufe00-\\ufe0f\\uffa0\\x{e0000}-\\x{e0fff}&&[^\\t\\n\\r]]";

    private static final Pattern HIDDEN = Pattern.compile(UNSEEN);

    private VisibleText() {
    }

    /**
     * @param text any text
     * @return the text with numbers in place of characters that are not seen
     */
    public static String of(final String text) {
        // texts may be images of megabytes
        return text.chars().allMatch(VisibleText::isPlain) ? text
            : HIDDEN.matcher(text).replaceAll(found -> number(found.group().codePointAt(0)));
    }

    /** Printable ASCII, of which nothing is hidden. */
    private static boolean isPlain(final int character) {
        return character >= ' ' && character <= '~';
    }

    private static String number(final int character) {
        return String.format(Locale.ROOT, "‹U+%04X›", character);
    }

    /**
     * @param text any text
     * @param longest how many characters it may have, at least 3
     * @return the text, or its beginning and its end with an ellipsis between them
     */
    public static String shortened(final String text, final int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // half of a pair is no character
        int begin = longest - longest / 3 - 1;
        begin -= Character.isHighSurrogate(text.charAt(begin - 1)) ? 1 : 0;
        int end = text.length() - longest / 3;
        end += Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        return text.substring(0, begin) + "…" + text.substring(end);
    }
}
