package org.poreseg.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files and folders made from names that people gave: such as every file system takes, and another one for
 * each thing that is named.
 */
public final class FileNames {

    /** What most file systems take, in bytes, less room for an ending, a number and the name of an unfinished file. */
    public static final int LONGEST = 200;

    private static final int LONGEST_OF_SYSTEMS = 255;

    /** All but letters, numbers and a few signs: separators, wildcards, control characters, marks of direction. */
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._+()-]");

    /** Names of devices, whatever their ending. */
    private static final Pattern RESERVED =
        Pattern.compile("(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final String NAMELESS = "unnamed";

    /** The name of each thing that has one. */
    private final Map<Object, String> m_names = new HashMap<>();

    /** Without case, because some file systems do not tell the cases apart. */
    private final Set<String> m_taken = new HashSet<>();

    /**
     * @param thing what is named; asked again, it has the same name
     * @param name what people call it
     * @return the name of its file, which no other thing has, at most {@value #LONGEST} bytes long but for a number
     */
    public String of(final Object thing, final String name) {
        return m_names.computeIfAbsent(thing, key -> {
            final String safe = safe(name);
            String unique = safe;
            for (int i = 2; !m_taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = safe + " (" + i + ")";
            }
            return unique;
        });
    }

    /**
     * @param name what people call something
     * @return such a name as every file system takes, not empty, at most {@value #LONGEST} bytes long
     */
    public static String safe(final String name) {
        return safe(name, LONGEST);
    }

    /**
     * @param name what people call something
     * @param bytes the longest name, in bytes of UTF-8, from 16 to 255
     * @return such a name as every file system takes, not empty
     */
    public static String safe(final String name, final int bytes) {
        if (bytes < 16 || bytes > LONGEST_OF_SYSTEMS) {
            throw new IllegalArgumentException("Names are at most 16 to 255 bytes long, not " + bytes);
        }
        final String composed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        final String cut = cut(UNSAFE.matcher(composed).replaceAll("_"), bytes - 1).strip();
        if (cut.isEmpty()) {
            return NAMELESS;
        }
        return RESERVED.matcher(cut).matches() ? "_" + cut : withoutDotsAround(cut);
    }

    /** Dots hide a file, name a folder or the one above it, or get lost at the end. */
    private static String withoutDotsAround(final String name) {
        int first = 0;
        while (first < name.length() && name.charAt(first) == '.') {
            first++;
        }
        int end = name.length();
        while (end > first && name.charAt(end - 1) == '.') {
            end--;
        }
        return "_".repeat(first) + name.substring(first, end) + "_".repeat(name.length() - end);
    }

    /** Cuts between characters, never in the middle of one. */
    private static String cut(final String name, final int bytes) {
        int length = 0;
        int used = 0;
        while (length < name.length()) {
            final String character = Character.toString(name.codePointAt(length));
            used += character.getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                return name.substring(0, length);
            }
            length += character.length();
        }
        return name;
    }
}
