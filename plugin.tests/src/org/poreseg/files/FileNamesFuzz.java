package org.poreseg.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.poreseg.fuzz.FuzzTarget;

/** Makes names of files of any text. */
public final class FileNamesFuzz implements FuzzTarget {

    private static final int LONGEST = 255;

    @Override
    public String name() {
        return "file-names";
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of("berea", "../x", "con.txt", "\u202efoo", "a/b\\c:d", " . ", "", "\ud83e\udea8".repeat(80))
            .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public void run(final byte[] input) {
        final String name = FileNames.safe(new String(input, StandardCharsets.UTF_8));
        final boolean safe = !name.isBlank() && !name.startsWith(".") && !name.endsWith(".")
            && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST && name.codePoints().allMatch(this::isSafe);
        if (!safe) {
            throw new AssertionError("\"" + name + "\" is no safe name of a file");
        }
    }

    private boolean isSafe(final int character) {
        return "/\\:*?\"<>|".indexOf(character) < 0 && Character.getType(character) != Character.CONTROL
            && Character.getType(character) != Character.FORMAT;
    }
}
