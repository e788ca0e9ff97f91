package org.poreseg.files;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Tables as other programs read them. */
public class CsvFileTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void numbersStayNumbersAndNamesAreNoFormulas() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("table.csv");
        CsvFile.write(file, List.of("name", "value"), List.of(List.of("=HYPERLINK(\"x\")", -0.5),
            List.of("a, \"b\"\nc", 1), Arrays.asList("-3", null)));
        assertEquals("""
            name,value
            "'=HYPERLINK(""x"")",-0.5
            "a, ""b""
            c",1
            -3,
            """, Files.readString(file));
    }
}
