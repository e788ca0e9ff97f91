package org.poreseg.image;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.poreseg.errors.UserError;
import org.poreseg.files.CsvFile;
import org.poreseg.text.CsvCell;

/**
 * A stack list: a CSV file (UTF-8, commas, a header line) with one stack a line. The columns may come in any order; all
 * but {@code stack} and {@code images} may be absent or empty.
 */
public final class StackList {

    /** The columns, in the order in which they are written. */
    private enum Column {
        STACK, ROCK_TYPE, IMAGES, MASKS, PORE_VALUES, FIRST_SLICE, LAST_SLICE, STEP, X, Y, WIDTH, HEIGHT;

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final String ALL_TITLES =
        Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(", "));

    /** Nobody writes longer ones; what claims to be one is another file. */
    private static final int MOST_STACKS = 100_000;

    private static final int MOST_MISTAKES = 100;

    private static final int LONGEST_VALUE = 4096;

    /** As much of a value that is wrong a message has. */
    private static final int LONGEST_SHOWN = 60;

    /**
     * What a stack list says.
     *
     * @param stacks the stacks whose lines have no mistake, in the file's order, with different names
     * @param mistakes what is wrong with the other lines, in the file's order; each message names file and line
     */
    public record Contents(List<StackDefinition> stacks, List<UserError> mistakes) {
    }

    private StackList() {
    }

    /**
     * @param file a stack list
     * @return its stacks, in the file's order; at least one, with different names. The images are not looked at.
     * @throws IOException if the file cannot be read
     * @throws UserError if it is not there or has a mistake; the message names file and line
     */
    public static List<StackDefinition> read(final Path file) throws IOException {
        final Contents contents = check(file);
        if (!contents.mistakes().isEmpty()) {
            throw contents.mistakes().get(0);
        }
        return contents.stacks();
    }

    /**
     * Goes on behind a mistake, so that all of them can be told at once.
     *
     * @param file a stack list
     * @return its stacks, and what is wrong with its lines; at least one of either
     * @throws IOException if the file cannot be read
     * @throws UserError if it is not there, is no text, or has no header line or no stacks; the message names the file
     */
    public static Contents check(final Path file) throws IOException {
        final CSVFormat format = CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();
        try (CSVParser parser = CSVParser.builder().setReader(new StringReader(ListText.read(file))).setFormat(format)
            .get()) {
            return contents(file, parser);
        } catch (final UncheckedIOException e) {
            // how the parser's iterator reports a broken quotation
            throw UserError.found("The stack list " + file + " cannot be read: " + e.getCause().getMessage())
                .causedBy(e);
        }
    }

    private static Contents contents(final Path file, final CSVParser parser) {
        Map<Column, Integer> columns = null;
        final Contents contents = new Contents(new ArrayList<>(), new ArrayList<>());
        final Map<String, String> origins = new HashMap<>();
        for (final CSVRecord line : parser) {
            final String where = file + ", line " + parser.getCurrentLineNumber();
            if (columns == null) {
                columns = header(where, line);
            } else if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
                try {
                    contents.stacks().add(stack(file, new Line(where, columns, line), origins));
                } catch (final UserError e) {
                    contents.mistakes().add(e);
                }
                requireNotTooMany(file, contents);
            }
        }
        if (contents.stacks().isEmpty() && contents.mistakes().isEmpty()) {
            throw UserError.found("The stack list " + file + " has no stacks")
                .expected("Expected are a header line (" + ALL_TITLES + ") and one line a stack");
        }
        return contents;
    }

    private static void requireNotTooMany(final Path file, final Contents contents) {
        if (contents.stacks().size() > MOST_STACKS) {
            throw UserError.found("The stack list " + file + " has more than " + MOST_STACKS + " stacks");
        }
        if (contents.mistakes().size() > MOST_MISTAKES) {
            throw contents.mistakes().get(0).expected("More than " + MOST_MISTAKES + " lines of the stack list " + file
                + " have mistakes, of which this is the first");
        }
    }

    private static StackDefinition stack(final Path file, final Line line, final Map<String, String> origins) {
        final StackDefinition stack = stack(file, line.where(), line);
        final String earlier = origins.putIfAbsent(stack.name(), line.where());
        if (earlier != null) {
            throw UserError
                .found(line.where() + ": a stack \"" + stack.name() + "\" was there before (" + earlier + ")")
                .expected("Each stack needs a name of its own");
        }
        return stack;
    }

    private static Map<Column, Integer> header(final String where, final CSVRecord line) {
        final Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < line.size(); i++) {
            final String title = shown(line.get(i)).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
            final Column column = Arrays.stream(Column.values()).filter(c -> c.title().equals(title)).findFirst()
                .orElseThrow(() -> UserError.found(where + ": \"" + title + "\" is no column of a stack list")
                    .expected("The columns, separated by commas, are " + ALL_TITLES));
            if (columns.put(column, i) != null) {
                throw UserError.found(where + ": the column \"" + title + "\" is there twice");
            }
        }
        for (final Column required : List.of(Column.STACK, Column.IMAGES)) {
            if (!columns.containsKey(required)) {
                throw UserError.found(where + ": the column \"" + required.title() + "\" is missing");
            }
        }
        return columns;
    }

    private static String shown(final String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }

    private static StackDefinition stack(final Path file, final String where, final Line line) {
        if (line.record().size() > line.columns().size()) {
            throw UserError.found(where + ": there are " + line.record().size() + " values, but only "
                + line.columns().size() + " columns");
        }
        line.columns().keySet().forEach(column -> requireText(where, column, line.text(column)));
        for (final Column required : List.of(Column.STACK, Column.IMAGES)) {
            if (line.text(required).isEmpty()) {
                throw UserError.found(where + ": \"" + required.title() + "\" is empty");
            }
        }
        try {
            return new StackDefinition(line.text(Column.STACK), line.text(Column.ROCK_TYPE), line.text(Column.IMAGES),
                line.text(Column.MASKS), file.toAbsolutePath().getParent(),
                PoreValues.parse(line.text(Column.PORE_VALUES)),
                new SliceRange(line.number(Column.FIRST_SLICE).orElse(0), line.number(Column.LAST_SLICE),
                    line.number(Column.STEP).orElse(1)),
                new RegionOfInterest(line.number(Column.X).orElse(0), line.number(Column.Y).orElse(0),
                    line.number(Column.WIDTH), line.number(Column.HEIGHT)),
                where);
        } catch (final UserError e) {
            throw e.in(where);
        }
    }

    /** Names become names of files, cells and parts of messages. */
    private static void requireText(final String where, final Column column, final String text) {
        if (text.length() > LONGEST_VALUE) {
            throw UserError.found(where + ": \"" + column.title() + "\" has " + text.length() + " characters: "
                + shown(text)).expected("At most " + LONGEST_VALUE + " are read");
        }
        final OptionalInt control = text.chars().filter(StackList::isControl).findFirst();
        if (control.isPresent()) {
            throw UserError.found(where + ": \"" + column.title() + "\" has a control character (U+"
                + String.format(Locale.ROOT, "%04X", control.getAsInt()) + ")").advice("Remove it from the list");
        }
    }

    private static boolean isControl(final int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    /** One stack's line. */
    private record Line(String where, Map<Column, Integer> columns, CSVRecord record) {

        String text(final Column column) {
            final Integer index = columns.get(column);
            return index == null || index >= record.size() ? "" : CsvCell.plain(record.get(index));
        }

        OptionalInt number(final Column column) {
            final String text = text(column);
            if (text.isEmpty()) {
                return OptionalInt.empty();
            }
            try {
                return OptionalInt.of(Integer.parseInt(text));
            } catch (final NumberFormatException e) {
                throw UserError.found("\"" + column.title() + "\" is \"" + text + "\", but must be a whole number")
                    .causedBy(e);
            }
        }
    }

    /**
     * Writes a stack list, in one step under its final name.
     *
     * @param file where to; an existing file is replaced
     * @param stacks what {@link #read} is to return; their paths are written as they are
     * @throws IOException if the file cannot be written
     */
    public static void write(final Path file, final List<StackDefinition> stacks) throws IOException {
        CsvFile.write(file, Arrays.stream(Column.values()).map(Column::title).toList(),
            stacks.stream().map(StackList::row).toList());
    }

    private static List<Object> row(final StackDefinition stack) {
        final SliceRange slices = stack.slices();
        final RegionOfInterest region = stack.region();
        return List.of(stack.name(), stack.rockType(), stack.images(), stack.masks(), stack.poreValues(),
            slices.first() == 0 ? "" : slices.first(), text(slices.last()), slices.step() == 1 ? "" : slices.step(),
            region.x() == 0 ? "" : region.x(), region.y() == 0 ? "" : region.y(), text(region.width()),
            text(region.height()));
    }

    private static String text(final OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
}
