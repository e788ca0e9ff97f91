package org.poreseg.knime.views;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.knime.learner.CurveColumn;

/** The learning curves in a real browser. */
public final class LearnerPageTest {

    /** The page's file. */
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final double NONE = Double.NaN;

    private static Browser s_browser;

    private static Path s_page;

    /** Writes the page and starts the browser, if there is one. */
    @BeforeClass
    public static void startBrowser() throws Exception {
        s_browser = Browser.start();
        s_page = FOLDER.getRoot().toPath().resolve("learner.html");
        StandaloneReport.write(s_page, ViewPage.LEARNER, PageJson.of(document()), writer -> {
        });
    }

    private static LearnerDocument document() {
        final double[][] soil = {{1, 1, 2, 2}, {1, 2, 3, 4}, {1e-3, 1e-3, 1e-4, 1e-4}, {0.9, 0.5, 0.4, 0.25},
            {0.7, 0.4, 0.3, 0.2}, {2, 1, 1, 0.5}, {NONE, 0.6, NONE, 0.5}, {NONE, 0.8, NONE, 0.75}, {0.5, 1, 1.5, 2}};
        final double[][] both = {{1}, {1}, {1e-3}, {0.8}, {0.6}, {2}, {NONE}, {NONE}, {0.5}};
        return new LearnerDocument("Learning curves", quantities(),
            List.of(curve("soil", soil), curve("carbonate + soil", both)));
    }

    private static List<LearnerDocument.Quantity> quantities() {
        return Stream.of(CurveColumn.values()).map(CurveColumn::quantity).toList();
    }

    private static LearnerDocument.Curve curve(final String name, final double[][] values) {
        final Map<String, double[]> byKey = new LinkedHashMap<>();
        final List<LearnerDocument.Quantity> quantities = quantities();
        for (int i = 0; i < values.length; i++) {
            byKey.put(quantities.get(i).key(), values[i]);
        }
        return new LearnerDocument.Curve(name, byKey);
    }

    /** Ends the browser. */
    @AfterClass
    public static void closeBrowser() throws Exception {
        if (s_browser != null) {
            s_browser.close();
        }
    }

    /** Every test starts from the page as it opens. */
    @Before
    public void open() {
        s_browser.open(s_page);
    }

    /** No test may make the page complain, of a field that the data do not have for one. */
    @After
    public void noErrors() {
        assertEquals(List.of(), s_browser.errors());
    }

    /** Moves to the last point of a chart and reads its values. */
    private static String readout(final int chart) {
        final String within = "#charts > div:nth-child(" + chart + ") ";
        s_browser.focus(within + "[tabindex=\"0\"]");
        s_browser.press("End", 1);
        return s_browser.text(within + ".readout");
    }

    /** Loss, its two terms, validation IoU and loss, and the rate: five charts, with the values of the data. */
    @Test
    public void showsAllCurves() {
        assertEquals(5, s_browser.evaluate("document.querySelectorAll('#charts canvas').length").getAsInt());
        assertEquals("Step 4: soil 0.2500 · carbonate + soil 0.8000", readout(1));
        assertTrue(readout(2), readout(2).startsWith("Step 4: soil, Cross-entropy term 0.2000 · soil, Jaccard term 0.5000"));
        assertEquals("Step 4: soil 0.7500 · carbonate + soil –", readout(3));
        assertEquals("Step 4: soil 0.5000 · carbonate + soil –", readout(4));
        assertEquals("Step 4: soil 1.00e-4 · carbonate + soil 1.00e-3", readout(5));
        assertEquals(List.of(), s_browser.errors());
        assertEquals(List.of(s_page.toUri().toString()), s_browser.requests());
    }

    /** What uPlot merges into its options cannot reach what all objects share (CVE-2024-21489, before 1.6.31). */
    @Test
    public void optionsDoNotReachThePrototype() {
        assertEquals("undefined", s_browser.evaluate(
            "uPlot.assign({}, JSON.parse('{\"__proto__\": {\"polluted\": 1}}')); typeof ({}).polluted").getAsString());
    }

    /** The table names the best validation IoU and where it was reached, not the last one. */
    @Test
    public void tableNamesTheBestValidation() {
        final String row = s_browser.evaluate("[...document.querySelector('#models-table tbody tr').cells]"
            + ".map(cell => cell.textContent).join('|')").getAsString();
        assertEquals("soil|4|2|2.0|0.2500|0.8000|2", row);
    }

    /** The curves can be drawn against time. */
    @Test
    public void axisCanBeTime() {
        s_browser.choose("x-axis", "seconds");
        assertTrue(readout(1), readout(1).startsWith("Seconds 2.0: soil 0.2500"));
    }

    /** A model can be switched off in all charts. */
    @Test
    public void modelsCanBeSwitchedOff() {
        s_browser.click("#legend button");
        assertFalse(readout(1), readout(1).contains(": soil "));
    }

    /** Smoothing is an exponential mean, weighted so that the first value counts no more than the others. */
    @Test
    public void smoothingIsAnExponentialMean() {
        s_browser.focus("#smoothing");
        s_browser.press("ArrowRight", 25);
        assertEquals("0.50", s_browser.text("#smoothing-text"));
        final double expected = (8 * 0.25 + 4 * 0.4 + 2 * 0.5 + 0.9) / 15;
        final String text = readout(1);
        assertEquals(expected, Double.parseDouble(text.replaceAll(".*: soil ([0-9.]+) .*", "$1")), 5e-5);
    }
}
