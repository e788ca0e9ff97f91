package org.poreseg.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.poreseg.text.VisibleText;

/**
 * Names of files and folders made from names that people gave: such as every file system takes, and another one for
 * each thing that is named. A name that had to be shortened, or that some file system would not tell from another one
 * of the same folder, ends with {@code ~} and a fingerprint of what people call the thing. So it depends on the names
 * alone, never on their order.
 */
public final class FileNames {

    /**
     * What every file system takes, in bytes: 143 in an encrypted home folder, less an ending and what
     * {@link WholeFile} adds while a file is unfinished.
     */
    public static final int LONGEST = 112;

    /** What file systems take at most, in bytes; on Windows, in characters of UTF-16. */
    static final int LONGEST_OF_SYSTEMS = 255;

    private static final int SHORTEST = 32;

    /** All but letters, numbers and a few signs: separators, wildcards, control characters, marks of direction. */
    private static final Pattern UNSAFE =
        Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._+()-]|" + VisibleText.UNSEEN);

    /** Dots hide a file, name a folder or the one above it, or get lost at the end; a minus begins an option. */
    private static final Pattern AROUND = Pattern.compile("^[.-]+|\\.+$");

    /** Names of devices, whatever their ending. */
    private static final Pattern RESERVED =
        Pattern.compile("(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?: *\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final String NAMELESS = "unnamed";

    /** Never in a name that is not marked. */
    private static final char MARK = '~';

    /** Bytes of a fingerprint. */
    private static final int FINGERPRINT = 5;

    /** In bytes: the sign and two digits a byte. */
    private static final int MARK_LENGTH = 1 + 2 * FINGERPRINT;

    private final Map<List<String>, String> m_names = new HashMap<>();

    private FileNames(final Collection<List<String>> named) {
        final Map<String, Set<List<String>>> alike = named.stream().collect(
            Collectors.groupingBy(parts -> folded(joined(parts)), Collectors.toCollection(LinkedHashSet::new)));
        alike.values().forEach(all -> all.forEach(
            parts -> m_names.put(parts, all.size() == 1 ? joined(parts) : marked(joined(parts), parts, LONGEST))));
    }

    /**
     * @param names what people call all the things of one folder
     * @return the names of their files
     */
    public static FileNames of(final Collection<String> names) {
        return ofParts(names.stream().map(List::of).toList());
    }

    /**
     * @param names what people call all the things of one folder, each by the same number of names, such as that of a
     *            model and that of a stack
     * @return the names of their files, the parts joined by underscores
     */
    public static FileNames ofParts(final Collection<List<String>> names) {
        return new FileNames(names);
    }

    /**
     * @param parts what people call the thing
     * @return the name of its file, without an ending, at most {@value #LONGEST} bytes long
     * @throws IllegalArgumentException if it was not among those that were named
     */
    public String get(final String... parts) {
        final String name = m_names.get(List.of(parts));
        if (name == null) {
            throw new IllegalArgumentException("Not among the named: " + List.of(parts));
        }
        return name;
    }

    private static String joined(final List<String> parts) {
        final int share = (LONGEST - parts.size() + 1) / parts.size();
        return parts.stream().map(part -> safe(part, share)).collect(Collectors.joining("_"));
    }

    /** What is one name to a file system that tells neither cases apart nor ways to write a letter. */
    private static String folded(final String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
     * @param bytes the longest name, in bytes of UTF-8, from 32 to 255
     * @return such a name as every file system takes, not empty
     */
    public static String safe(final String name, final int bytes) {
        if (bytes < SHORTEST || bytes > LONGEST_OF_SYSTEMS) {
            throw new IllegalArgumentException("Names are at most 32 to 255 bytes long, not " + bytes);
        }
        final String composed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        final String harmless = AROUND.matcher(UNSAFE.matcher(composed).replaceAll("_"))
            .replaceAll(found -> "_".repeat(found.group().length()));
        final String spelled = harmless.isEmpty() ? NAMELESS : harmless;
        final String own = RESERVED.matcher(spelled).matches() ? "_" + spelled : spelled;
        return bytes(own) <= bytes ? own : marked(own, List.of(name), bytes);
    }

    private static String marked(final String name, final List<String> parts, final int bytes) {
        return cut(name, bytes - MARK_LENGTH).strip() + MARK + fingerprint(parts);
    }

    private static String fingerprint(final List<String> parts) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (final String part : parts) {
                digest.update((part.length() + " " + part).getBytes(StandardCharsets.UTF_16BE));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT);
        } catch (final NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }

    /** A name that is safe, in at most so many bytes. */
    static String shortened(final String name, final int bytes) {
        return bytes(name) <= bytes ? name : marked(name, List.of(name), bytes);
    }

    static int bytes(final String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Cuts between characters, never in the middle of one. */
    private static String cut(final String name, final int bytes) {
        int length = 0;
        int used = 0;
        while (length < name.length()) {
            final String character = Character.toString(name.codePointAt(length));
            used += bytes(character);
            if (used > bytes) {
                return name.substring(0, length);
            }
            length += character.length();
        }
        return name;
    }
}
