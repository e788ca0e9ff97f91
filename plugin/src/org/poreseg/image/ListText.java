package org.poreseg.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.FileBytes;

/** The text of a list, which is UTF-8 and of a size that a person could have written. */
final class ListText {

    private static final int LARGEST = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String ADVICE = "Save it as \"CSV UTF-8\"";

    private ListText() {
    }

    /**
     * @param file a file
     * @return its text, without the mark of the order of bytes
     * @throws IOException if it cannot be read
     * @throws UserError if it is not there, is no regular file, too large, or not UTF-8
     */
    static String read(final Path file) throws IOException {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (bytes.length() > LARGEST) {
                throw UserError.found("The stack list " + file + " has " + MemoryNeed.megabytes(bytes.length()))
                    .expected("At most " + MemoryNeed.megabytes(LARGEST) + " are read");
            }
            final byte[] content = new byte[(int)bytes.length()];
            bytes.read(0, content, 0, content.length);
            bytes.requireUnchanged();
            return decode(file, content);
        }
    }

    private static String decode(final Path file, final byte[] content) {
        if (content.length >= 2 && (content[0] == -1 && content[1] == -2 || content[0] == -2 && content[1] == -1)) {
            throw UserError.found("The stack list " + file + " is UTF-16 text, no UTF-8 text").advice(ADVICE);
        }
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final ByteBuffer in = ByteBuffer.wrap(content);
        final CharBuffer text = CharBuffer.allocate(content.length);
        final CoderResult result = decoder.decode(in, text, true);
        if (result.isError()) {
            final long line = 1 + text.flip().chars().filter(character -> character == '\n').count();
            throw UserError.found("The stack list " + file + " is no UTF-8 text: line " + line + " has the byte "
                + String.format(Locale.ROOT, "%02X", in.get(in.position()))).advice(ADVICE);
        }
        text.flip();
        return text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK ? text.subSequence(1, text.length()).toString()
            : text.toString();
    }
}
