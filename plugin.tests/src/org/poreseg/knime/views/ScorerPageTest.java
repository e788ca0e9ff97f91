package org.poreseg.knime.views;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.files.CsvFile;
import org.poreseg.image.Palette;
import org.poreseg.knime.report.ScorerPage;
import org.poreseg.knime.views.MadeUpScores.TestSlice;
import org.poreseg.knime.views.ScorerDocument.Model;
import org.poreseg.knime.views.ScorerDocument.Score;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.metrics.ThresholdLevels;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The report of the Segmentation Scorer in a real browser: what it draws and says, against numbers worked out here. */
public final class ScorerPageTest {

    /** The page's own files. */
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final int SIZE = 256;

    private static final String STACK = "carbonate 1";

    private static final String MODEL = "carbonate";

    private static final int BLUE = Palette.BLUE_RED.falseNegative();

    private static final int RED = Palette.BLUE_RED.falsePositive();

    private static Browser s_browser;

    private static MadeUpScores s_scores;

    private static Path s_report;

    private double m_loadMillis;

    /** Writes the report once and starts the browser, if there is one. */
    @BeforeClass
    public static void startBrowser() throws Exception {
        s_browser = Browser.start();
        s_scores = new MadeUpScores(SIZE, SIZE, 0.5, 5);
        s_report = FOLDER.getRoot().toPath().resolve("report.html");
        s_scores.write(s_report);
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
        m_loadMillis = s_browser.open(s_report);
    }

    /** No test may make the page complain, of a field that the data do not have for one. */
    @After
    public void noErrors() {
        assertEquals(List.of(), s_browser.errors());
    }

    private static String format(final double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
    }

    private static void pressOn(final String selector, final String key, final int times) {
        s_browser.focus(selector);
        s_browser.press(key, times);
    }

    /** @return the canvas as 0xRRGGBB, row by row */
    private static int[] pixels(final String canvas) {
        final byte[] rgba = Base64.getDecoder().decode(s_browser.evaluate("""
            (() => {
                const c = document.getElementById('%s');
                const bytes = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                let text = '';
                for (let i = 0; i < bytes.length; i += 8192) {
                    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
                }
                return btoa(text);
            })()""".formatted(canvas)).getAsString());
        final int[] rgb = new int[rgba.length / 4];
        for (int i = 0; i < rgb.length; i++) {
            assertEquals("Every pixel is opaque.", (byte)255, rgba[4 * i + 3]);
            rgb[i] = (rgba[4 * i] & 255) << 16 | (rgba[4 * i + 1] & 255) << 8 | rgba[4 * i + 2] & 255;
        }
        return rgb;
    }

    private static int[] picture(final TestSlice slice, final IntUnaryOperator rgb) {
        final int[] picture = new int[slice.pore().length];
        Arrays.setAll(picture, rgb);
        return picture;
    }

    private static int grey(final TestSlice slice, final int pixel) {
        return (slice.grey()[pixel] & 255) * 0x010101;
    }

    /** The colour over the grey value, each channel rounded to the nearest whole number. */
    private static int blend(final int grey, final int colour, final double opacity) {
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            final int base = grey >> shift & 255;
            rgb |= (int)Math.floor(base + opacity * ((colour >> shift & 255) - base) + 0.5) << shift;
        }
        return rgb;
    }

    private static int[] overlay(final TestSlice slice, final double threshold, final int missed, final int invented,
        final double opacity) {
        return picture(slice, i -> {
            final boolean predicted = slice.probability()[i] >= threshold;
            return predicted == slice.pore()[i] ? grey(slice, i)
                : blend(grey(slice, i), predicted ? invented : missed, opacity);
        });
    }

    private static void assertCounts(final TestSlice slice, final double threshold) {
        final long[] counts = slice.counts(threshold);
        final List<String> ids = List.of("#count-tp", "#count-fn", "#count-fp", "#count-tn");
        for (int i = 0; i < counts.length; i++) {
            assertEquals(ids.get(i), String.format(Locale.ROOT, "%,d", counts[i]), s_browser.text(ids.get(i)));
        }
        assertEquals(format(slice.iou(threshold)), s_browser.text("#slice-iou"));
        final double pixels = slice.pore().length;
        assertEquals(format((counts[0] + counts[2]) / pixels), s_browser.text("#slice-porosity"));
        assertEquals(format((counts[0] + counts[1]) / pixels), s_browser.text("#slice-referencePorosity"));
    }

    /** Seven models on eleven stacks and eighty images open in three seconds, from disk alone, without a complaint. */
    @Test
    public void opensFastWithoutNetworkAndErrors() {
        // the fastest of a few: other work on the machine is no fault of the page
        double fastest = m_loadMillis;
        for (int i = 0; i < 4 && fastest >= 3000; i++) {
            fastest = Math.min(fastest, s_browser.open(s_report));
        }
        assertTrue("It took " + fastest + " ms.", fastest < 3000);
        assertEquals(List.of(), s_browser.errors());
        assertEquals(List.of(s_report.toUri().toString()), s_browser.requests());
        assertEquals("Made up: " + MadeUpScores.NASTY, s_browser.text("#title"));
        assertTrue(s_browser.evaluate("document.getElementById('status').hidden").getAsBoolean());
    }

    /** The heat map shows every score with three decimals, a dash where there is none, and the baselines below. */
    @Test
    public void heatMapShowsEveryScore() {
        for (final Score score : s_scores.scores()) {
            assertEquals(score.model() + " on " + score.stack(), format(MadeUpScores.value(score, Metric.IOU)),
                cell(score, "textContent"));
        }
        assertEquals("Otsu IoU", s_browser.text("#heatmap-table tfoot th"));
        assertEquals("0.500", s_browser.text("#heatmap-table tfoot td"));
    }

    /** The brightest is the best score: the highest IoU, the lowest log loss, the porosity error next to zero. */
    @Test
    public void heatMapColoursKnowWhichWayIsBetter() {
        final String brightest = "rgb(254, 232, 56)";
        final String darkest = "rgb(0, 34, 78)";
        final List<Score> scored = s_scores.scores().stream()
            .filter(score -> !Double.isNaN(MadeUpScores.value(score, Metric.IOU))).toList();
        assertEquals(brightest, cell(best(scored, iou -> iou, Metric.IOU), "style.backgroundColor"));
        s_browser.choose("heatmap-metric", "logloss");
        final Score worst = best(scored, loss -> loss, Metric.LOGLOSS);
        assertEquals(brightest, cell(best(scored, loss -> -loss, Metric.LOGLOSS), "style.backgroundColor"));
        assertEquals(darkest, cell(worst, "style.backgroundColor"));
        assertEquals(format(MadeUpScores.value(worst, Metric.LOGLOSS)), cell(worst, "textContent"));
        s_browser.choose("heatmap-metric", "porosityError");
        assertEquals(brightest,
            cell(best(scored, error -> -Math.abs(error), Metric.POROSITY_ERROR), "style.backgroundColor"));
        assertEquals(darkest, cell(best(scored, Math::abs, Metric.POROSITY_ERROR), "style.backgroundColor"));
    }

    private static Score best(final List<Score> scores, final DoubleUnaryOperator goodness, final Metric metric) {
        return scores.stream().max(Comparator
            .comparingDouble(score -> goodness.applyAsDouble(MadeUpScores.value(score, metric)))).orElseThrow();
    }

    /** A frame marks the rock types that a model was trained on, whatever signs its name and theirs hold. */
    @Test
    public void framesMarkOwnRockTypes() {
        for (final Score score : s_scores.scores()) {
            assertEquals(score.model() + " on " + score.stack(), score.ownType(),
                Boolean.parseBoolean(cell(score, "classList.contains('home').toString()")));
        }
    }

    /** Names, descriptions and units are those of the tables. */
    @Test
    public void metricsAreCalledAsInTheTables() {
        for (final Metric metric : List.of(Metric.IOU, Metric.LOGLOSS, Metric.BEST_THRESHOLD)) {
            final String column = "[...document.querySelectorAll('#all-scores-table thead th')]"
                + ".find(th => th.textContent === '" + metric.column() + "').title";
            final String tip = s_browser.evaluate(column).getAsString();
            assertTrue(tip, tip.startsWith(metric.description()));
            assertTrue(tip, tip.contains(metric.unit().label()) && tip.contains(metric.better().label()));
        }
    }

    /** What the page reads is strict in these tests: a field that no record has is an error. */
    @Test
    public void fieldsThatTheDataDoNotHaveAreErrors() {
        final AssertionError failure = assertThrows(AssertionError.class,
            () -> s_browser.evaluate("PoreSeg.data.load().then(data => data.models[0].rockType)"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("The data have no field"));
    }

    private static String cell(final Score score, final String property) {
        return s_browser.evaluate("""
            [...document.querySelectorAll('#heatmap-table td')]
                .find(cell => cell.dataset.model === %s && cell.dataset.stack === %s).%s
            """.formatted(quoted(score.model()), quoted(score.stack()), property)).getAsString();
    }

    private static String quoted(final String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    /** Arrow keys walk over the heat map; Enter selects the model and the stack for the curves. */
    @Test
    public void heatMapIsUsableFromTheKeyboard() {
        pressOn("#heatmap-table td[tabindex=\"0\"]", "ArrowRight", 2);
        s_browser.press("ArrowDown", 3);
        s_browser.press("Enter", 1);
        final String value = "document.getElementById('%s').value";
        assertEquals("carbonate + soil", s_browser.evaluate(value.formatted("curves-model")).getAsString());
        assertEquals("carbonate 3", s_browser.evaluate(value.formatted("curves-stack")).getAsString());
        assertEquals(1, s_browser.evaluate("document.querySelectorAll('[aria-selected=true]').length").getAsInt());
        assertTrue(s_browser.text("#plateau-text"), s_browser.text("#plateau-text").startsWith(
            "Plateau of carbonate + soil on carbonate 3: between the thresholds 0.25 and 0.625 "));
    }

    /** The readout under the threshold chart tells the values of the curves; the plateau is a band in the chart. */
    @Test
    public void thresholdChartTellsItsValues() {
        s_browser.choose("curves-model", "soil");
        s_browser.choose("curves-stack", "soil 2");
        pressOn("#threshold-chart [tabindex=\"0\"]", "Home", 1);
        s_browser.press("ArrowRight", 25);
        final String readout = s_browser.text("#threshold-chart .readout");
        assertTrue(readout, readout.startsWith("Threshold 0.25: "));
        for (final Model model : MadeUpScores.MODELS) {
            final String iou = format(s_scores.thresholdIou(model.name(), "soil 2", 25));
            assertTrue(readout, readout.contains(model.name() + " " + iou));
        }
        // the colour of the band is there between its ends and not beside them
        final String red = "PoreSeg.test = (t => { const c = document.querySelector('#threshold-chart canvas');"
            + " const over = document.querySelector('#threshold-chart .u-over');"
            + " const x = (over.offsetLeft + t * over.offsetWidth) * devicePixelRatio;"
            + " const y = (over.offsetTop + 4) * devicePixelRatio;"
            + " return c.getContext('2d').getImageData(x, y, 1, 1).data[3]; })(%s)";
        assertTrue(s_browser.evaluate(red.formatted("0.43")).getAsInt() > 0);
        assertEquals(0, s_browser.evaluate(red.formatted("0.23")).getAsInt());
        assertEquals(0, s_browser.evaluate(red.formatted("0.67")).getAsInt());
    }

    /** A line can be switched off; the others keep their values. */
    @Test
    public void linesCanBeSwitchedOff() {
        s_browser.click("#curves-legend button:nth-child(2)");
        pressOn("#threshold-chart [tabindex=\"0\"]", "End", 1);
        final String readout = s_browser.text("#threshold-chart .readout");
        assertTrue(readout, readout.startsWith("Threshold 1: carbonate "));
        assertTrue(readout, !readout.contains("· soil 0"));
        assertEquals("false", s_browser.evaluate(
            "document.querySelector('#curves-legend button:nth-child(2)').getAttribute('aria-pressed')").getAsString());
    }

    /** Each step of the threshold slider draws the errors exactly and counts them exactly, ties included. */
    @Test
    public void thresholdSliderRedrawsPixelsAndCounts() {
        final TestSlice slice = s_scores.slice(MODEL, STACK, 3);
        assertEquals("0.5", s_browser.text("#viewer-threshold-text"));
        final double[] thresholds = ThresholdLevels.with(0.5).thresholds();
        int index = Arrays.binarySearch(thresholds, 0.5);
        for (final int steps : new int[]{0, 1, -33, 60, 61, -178}) {
            pressOn("#viewer-threshold", steps < 0 ? "ArrowLeft" : "ArrowRight", Math.abs(steps));
            index += steps;
            assertCounts(slice, thresholds[index]);
            assertArrayEquals("threshold " + thresholds[index], overlay(slice, thresholds[index], BLUE, RED, 1),
                pixels("viewer-left"));
        }
        assertEquals(0, index);
        assertEquals("9.5e−7", s_browser.text("#viewer-threshold-text"));
        pressOn("#viewer-threshold", "End", 1);
        assertEquals("1 − 9.5e−7", s_browser.text("#viewer-threshold-text"));
        s_browser.click("#viewer-threshold-reset");
        assertCounts(slice, 0.5);
    }

    /** The threshold of the masks is offered to the last digit, though it is none of the others. */
    @Test
    public void thresholdOfTheMasksIsExact() throws IOException {
        final double threshold = 0.3;
        final MadeUpScores scores = new MadeUpScores(64, 48, threshold, 1);
        final Path page = FOLDER.getRoot().toPath().resolve("threshold.html");
        scores.write(page);
        s_browser.open(page);
        assertEquals("0.3", s_browser.text("#viewer-threshold-text"));
        assertEquals("Back to 0.3", s_browser.text("#viewer-threshold-reset"));
        assertCounts(scores.slice(MODEL, STACK, 3), threshold);
    }

    /** Where no slice was kept to look at, there is no viewer; all else is there. */
    @Test
    public void withoutSlicesThereIsNoViewer() throws IOException {
        final Path page = FOLDER.getRoot().toPath().resolve("without.html");
        new MadeUpScores(16, 16, 0.5, 0).write(page);
        s_browser.open(page);
        assertEquals(0, s_browser.evaluate("document.getElementById('viewer').offsetHeight").getAsInt());
        assertEquals("0.500", s_browser.text("#heatmap-table tfoot td"));
    }

    /** Of a large slice only every second row and column is drawn, and the page says so; all pixels are counted. */
    @Test
    public void largeSlicesAreCountedInFull() throws IOException {
        final MadeUpScores scores = new MadeUpScores(1500, 1301, 0.5, 1);
        final Path page = FOLDER.getRoot().toPath().resolve("subsampled.html");
        scores.write(page);
        s_browser.open(page);
        final TestSlice slice = scores.slice(MODEL, STACK, 3);
        assertEquals("The slice is large, 1,500 × 1,301 pixels: the pictures show every 2nd row and column. "
            + "The numbers are those of all pixels.", s_browser.text("#viewer-message"));
        assertEquals("1,951,500 pixels", s_browser.text("#viewer-pixels"));
        assertCounts(slice, 0.5);
        final int[] shown = pixels("viewer-left");
        assertEquals(750 * 651, shown.length);
        final int[] all = overlay(slice, 0.5, BLUE, RED, 1);
        for (int i = 0; i < shown.length; i++) {
            assertEquals(all[i / 750 * 2 * 1500 + i % 750 * 2], shown[i]);
        }
        final double[] thresholds = ThresholdLevels.with(0.5).thresholds();
        pressOn("#viewer-threshold", "ArrowRight", 40);
        assertCounts(slice, thresholds[Arrays.binarySearch(thresholds, 0.5) + 40]);
        s_browser.choose("viewer-zoom", "1");
        assertEquals("a pixel of the screen for a pixel of the slice", 1500,
            s_browser.evaluate("document.getElementById('viewer-left').clientWidth").getAsInt());
    }

    private static void assertArrayEquals(final String what, final int[] expected, final int[] actual) {
        final int difference = Arrays.mismatch(expected, actual);
        assertTrue(what + ": pixel " + difference + " differs", difference < 0);
    }

    /** Opacity and the colour-blind-safe colours reach every wrong pixel and no other. */
    @Test
    public void paletteAndOpacityColourTheErrors() {
        final TestSlice slice = s_scores.slice(MODEL, STACK, 3);
        final Palette safe = Palette.COLOUR_BLIND_SAFE;
        s_browser.choose("viewer-palette", safe.name());
        assertArrayEquals("safe colours", overlay(slice, 0.5, safe.falseNegative(), safe.falsePositive(), 1),
            pixels("viewer-left"));
        pressOn("#viewer-opacity", "ArrowLeft", 15);
        assertArrayEquals("85 %", overlay(slice, 0.5, safe.falseNegative(), safe.falsePositive(), 0.85),
            pixels("viewer-left"));
        pressOn("#viewer-opacity", "Home", 1);
        assertArrayEquals("transparent", picture(slice, i -> grey(slice, i)), pixels("viewer-left"));
    }

    /** The slice slider, the model and the stack choose the slice; each view shows what it says. */
    @Test
    public void slicesAndViewsAreThoseChosen() throws InterruptedException {
        s_browser.evaluate("(() => { const m = document.getElementById('viewer-model'); m.selectedIndex = 1;"
            + " m.dispatchEvent(new Event('change')); })()");
        s_browser.choose("viewer-stack", "carbonate 4");
        pressOn("#viewer-slice", "ArrowRight", 2);
        assertEquals("23 (3 of 4)", s_browser.text("#viewer-slice-text"));
        final TestSlice slice = s_scores.slice(MadeUpScores.NASTY, "carbonate 4", 23);
        waitFor(slice);
        assertCounts(slice, 0.5);
        assertArrayEquals("grey", picture(slice, i -> grey(slice, i)), pixels("viewer-right"));
        s_browser.choose("viewer-right-view", "mask");
        assertArrayEquals("mask", picture(slice, i -> slice.probability()[i] >= 0.5 ? 0xffffff : 0),
            pixels("viewer-right"));
        s_browser.choose("viewer-right-view", "reference");
        assertArrayEquals("reference", picture(slice, i -> slice.pore()[i] ? 0xffffff : 0), pixels("viewer-right"));
        s_browser.choose("viewer-right-view", "probability");
        final int[] probability = pixels("viewer-right");
        for (int i = 0; i < probability.length; i++) {
            if (slice.probability()[i] == 0) {
                assertEquals(0x00224e, probability[i]);
            } else if (slice.probability()[i] == 1) {
                assertEquals(0xfee838, probability[i]);
            }
        }
    }

    private static void waitFor(final TestSlice slice) throws InterruptedException {
        final String iou = format(slice.iou(0.5));
        for (int i = 0; i < 200 && !iou.equals(s_browser.text("#slice-iou")); i++) {
            Thread.sleep(10);
        }
    }

    /** The zoom makes a pixel a whole number of pixels wide. */
    @Test
    public void zoomScalesThePictures() {
        s_browser.choose("viewer-zoom", "3");
        assertEquals(3 * SIZE, s_browser.evaluate("document.getElementById('viewer-left').clientWidth").getAsInt());
        assertEquals(3 * SIZE, s_browser.evaluate("document.getElementById('viewer-right').clientWidth").getAsInt());
    }

    /** The theme button goes from the system's theme to light and to dark, and the page's colours follow. */
    @Test
    public void themeCanBeChosen() {
        s_browser.click("#theme");
        final String background = "getComputedStyle(document.body).backgroundColor";
        assertEquals("rgb(243, 244, 245)", s_browser.evaluate(background).getAsString());
        s_browser.click("#theme");
        assertEquals("rgb(20, 23, 26)", s_browser.evaluate(background).getAsString());
        assertEquals(List.of(), s_browser.errors());
    }

    /** What is saved is what is shown: all scores as CSV, the picture as PNG, the slice at every threshold as CSV. */
    @Test
    public void downloadsHoldWhatIsShown() throws IOException, InterruptedException {
        final Path folder = FOLDER.newFolder().toPath();
        s_browser.downloadInto(folder);
        s_browser.click("#scores-csv");
        final List<CSVRecord> scores = csv(download(folder, "scores.csv"));
        assertEquals(77, scores.size());
        for (int i = 0; i < scores.size(); i++) {
            final Score expected = s_scores.scores().get(i);
            assertEquals(expected.model(), scores.get(i).get("model"));
            assertEquals(expected.stack(), scores.get(i).get("stack"));
            final double iou = MadeUpScores.value(expected, Metric.IOU);
            assertEquals(Double.isNaN(iou) ? "" : Double.toString(iou), scores.get(i).get(Metric.IOU.csv()));
        }
        final TestSlice slice = s_scores.slice(MODEL, STACK, 3);
        s_browser.click("#viewer-left-png");
        final BufferedImage png = ImageIO.read(download(folder, "carbonate_carbonate_1_3_overlay_0.5.png").toFile());
        final int[] pixels = png.getRGB(0, 0, SIZE, SIZE, null, 0, SIZE);
        assertArrayEquals("PNG", overlay(slice, 0.5, BLUE, RED, 1),
            Arrays.stream(pixels).map(rgb -> rgb & 0xffffff).toArray());
        s_browser.click("#viewer-csv");
        final List<CSVRecord> thresholds = csv(download(folder, "carbonate_carbonate_1_3.csv"));
        assertEquals(ThresholdLevels.with(0.5).thresholds().length, thresholds.size());
        for (final CSVRecord row : thresholds) {
            final double threshold = Double.parseDouble(row.get("threshold"));
            assertEquals(slice.counts(threshold)[0], Long.parseLong(row.get("TP")));
            assertEquals(slice.iou(threshold), Double.parseDouble(row.get(Metric.IOU.csv())), 1e-12);
        }
    }

    /** What the page saves is as safe to open as what the node writes: the same texts get the same cells. */
    @Test
    public void cellsAreThoseOfTheNode() throws IOException {
        final Random random = new Random(1);
        final String characters = "=+-@';\" \t\r\nab1.e,＝";
        final List<String> texts = new ArrayList<>(List.of("-0.5", "=1+1", "../../x"));
        while (texts.size() < 2000) {
            texts.add(random.ints(random.nextInt(8), 0, characters.length())
                .mapToObj(i -> characters.substring(i, i + 1)).collect(Collectors.joining()));
        }
        final String written = s_browser.evaluate(
            "PoreSeg.files.csv(" + new Gson().toJson(texts.stream().map(List::of).toList()) + ")").getAsString();
        final Path file = FOLDER.getRoot().toPath().resolve("cells.csv");
        CsvFile.write(file, List.of("text"), texts.stream().map(List::of).toList());
        try (CSVParser page = CSVParser.parse(written, CSVFormat.RFC4180);
                CSVParser node = CSVParser.parse(file, StandardCharsets.UTF_8,
                    CSVFormat.RFC4180.builder().setSkipHeaderRecord(true).setHeader("text").get())) {
            assertEquals(node.getRecords().stream().map(cell -> cell.get(0)).toList(),
                page.getRecords().stream().map(cell -> cell.get(0)).toList());
        }
        assertEquals("__.._x", s_browser.evaluate("PoreSeg.files.name('../../x')").getAsString());
    }

    /** The page counts anew at every threshold; what it makes of the counts is what the node does. */
    @Test
    public void metricsOfCountsAreThoseOfTheNode() {
        final Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            // small enough that zeros are among them
            final int[] counts = random.ints(4, 0, 1 + i % 7).toArray();
            final JsonObject values = s_browser.evaluate("PoreSeg.slice.metrics({tp: " + counts[0] + ", fp: "
                + counts[1] + ", fn: " + counts[2] + ", tn: " + counts[3] + "})").getAsJsonObject();
            assertEquals(Metric.ofCounts().stream().map(ScorerPage::key).collect(Collectors.toSet()), values.keySet());
            final PoreConfusion confusion = new PoreConfusion(counts[0], counts[1], counts[2], counts[3]);
            for (final Metric metric : Metric.ofCounts()) {
                final JsonElement value = values.get(ScorerPage.key(metric));
                assertEquals(metric + " of " + confusion, metric.of(confusion),
                    value.isJsonNull() ? Double.NaN : value.getAsDouble(), 1e-15);
            }
        }
    }

    private static List<CSVRecord> csv(final Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }

    private static Path download(final Path folder, final String name) throws IOException, InterruptedException {
        final Path file = folder.resolve(name);
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        // Chromium reserves the name with an empty file and puts the full one in its place
        while ((!Files.exists(file) || Files.size(file) == 0) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(name + " among " + files.toList(), Files.exists(file));
        }
        return file;
    }

    /** The threshold slider redraws both pictures of 512 × 512 pixels and the counts in less than 100 ms. */
    @Test
    public void redrawsALargeSliceAtOnce() throws IOException {
        final Path large = FOLDER.getRoot().toPath().resolve("large.html");
        new MadeUpScores(512, 512, 0.5, 1).write(large);
        s_browser.open(large);
        // the third of 21: other work on the machine is no fault of the page
        final double fast = s_browser.evaluate("""
            (() => {
                const slider = document.getElementById('viewer-threshold');
                const canvas = document.getElementById('viewer-left');
                if (canvas.width !== 512) {
                    throw new Error('not the large slice');
                }
                const times = [];
                for (let i = 0; i < 21; i++) {
                    slider.value = 5 + 8 * i;
                    const start = performance.now();
                    slider.dispatchEvent(new Event('input'));
                    canvas.getContext('2d').getImageData(0, 0, 1, 1);
                    times.push(performance.now() - start);
                }
                return times.sort((a, b) => a - b)[2];
            })()""").getAsDouble();
        assertTrue("A redraw took " + fast + " ms.", fast < 100);
    }
}
