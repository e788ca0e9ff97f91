package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What run.sh itself does: it prints scores, and hands the options to the batch application. */
public class RunScriptTest {

    private static final Path ROOT = WorkflowRun.WORKFLOWS.getParent();

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private Path m_folder;

    @Before
    public void needsAShell() {
        assumeTrue("run.sh needs a POSIX shell, which Windows does not bring", Files.exists(Path.of("/bin/sh")));
        m_folder = m_temp.getRoot().toPath();
    }

    private record Result(int exitCode, List<String> lines) {
    }

    /** Starts run.sh from the temporary folder, with a KNIME that prints each of its arguments on a line. */
    private Result runScript(final String... arguments) throws Exception {
        final List<String> command = new ArrayList<>(List.of("/bin/sh", ROOT.resolve("run.sh").toString()));
        command.addAll(List.of(arguments));
        final Path output = m_folder.resolve("output.txt");
        final ProcessBuilder builder = new ProcessBuilder(command).directory(m_folder.toFile())
            .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("KNIME_HOME", knime().toString());
        final Process process = builder.start();
        assertTrue("run.sh does not end", process.waitFor(1, TimeUnit.MINUTES));
        return new Result(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
    }

    private Path knime() throws IOException {
        final Path folder = Files.createDirectories(m_folder.resolve("knime"));
        final Path executable = folder.resolve("knime");
        Files.writeString(executable, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(executable.toFile().setExecutable(true));
        return folder;
    }

    private void scores(final Object[]... records) throws IOException {
        final CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader("model", "stack",
            "rock type", "accuracy", "precision", "recall", "logloss", "PR-AUC", "IoU", "porosity",
            "reference porosity", "best threshold IoU").get();
        try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(m_folder.resolve("scores.csv")), format)) {
            csv.printRecords((Object[])records);
        }
    }

    private static Object[] score(final String model, final String stack, final Double iou) {
        return new Object[]{model, stack, "soil, dry", 0.9, null, 0.7, 0.1, 0.8, iou, 0.2, 0.3, 0.45};
    }

    private static String line(final String model, final String stack, final String iou) {
        return String.format(Locale.ROOT, "%-30s %-16s %9s    0.9000         -    0.7000    0.1000    0.8000    0.2000"
            + "    0.3000    0.4500", model, stack, iou);
    }

    /** Whatever characters a name holds, the table and the mean are right. */
    @Test
    public void namesHoldCommasQuotesAndLineBreaks() throws Exception {
        scores(score("quartz, clay", "a \"b\"", 0.5), score("two\nlines, and \"more\"\n", "\"", 1.0),
            score("глина", ",", 0.75));
        final Result result = runScript("-scores", ".");
        assertEquals(result.toString(), 0, result.exitCode());
        assertEquals(
            List.of(line("quartz, clay", "a \"b\"", "0.5000"), line("two lines, and \"more\" ", "\"", "1.0000"),
                line("глина", ",", "0.7500")),
            result.lines().subList(2, 5));
        assertTrue(result.toString(), result.lines().get(6).startsWith("mean IoU of pore 0.7500 over 3 rows"));
    }

    /** A score that does not exist is no zero. */
    @Test
    public void missingScoresAreNotCounted() throws Exception {
        scores(score("a", "b", 0.5), score("a", "c", null));
        final Result result = runScript("-scores", m_folder.toString());
        assertEquals(line("a", "c", "-"), result.lines().get(3));
        assertTrue(result.toString(), result.lines().get(5).startsWith("mean IoU of pore 0.5000 over 1 rows"));
    }

    @Test
    public void aFolderWithoutScoresIsNamed() throws Exception {
        final Result result = runScript("-scores", "nowhere");
        assertEquals(2, result.exitCode());
        assertTrue(result.toString(), result.lines().get(0).contains(m_folder.resolve("nowhere").toString()));
    }

    /** Paths are meant from where the user stands; the batch application splits at commas outside of quotes. */
    @Test
    public void pathsHoldCommasAndQuotes() throws Exception {
        final Path workflow = Files.createDirectory(m_folder.resolve("a workflow"));
        final Result result = runScript("a workflow", "-workflow.variable=training_stacks,list.csv,String",
            "-workflow.variable=evaluation_stacks,\"one, two.csv\",String",
            "-workflow.variable=report_folder,say \"hi\",String", "-workflow.variable=train,one,two,String");
        assertEquals(result.toString(), 0, result.exitCode());
        for (final String option : List.of("-workflowDir=" + workflow,
            "-workflow.variable=training_stacks," + m_folder + "/list.csv,String",
            "-workflow.variable=evaluation_stacks,\"" + m_folder + "/one, two.csv\",String",
            "-workflow.variable=report_folder,\"" + m_folder + "/say \\\"hi\\\"\",String",
            "-workflow.variable=train,one,two,String")) {
            assertTrue(option + " in " + result, result.lines().contains(option));
        }
    }
}
