package org.poreseg.knime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.poreseg.files.CsvFile;
import org.poreseg.knime.views.PageJson;
import org.poreseg.knime.views.ScorerDocument.SegmentedSlice;
import org.poreseg.knime.views.StandaloneReport;
import org.poreseg.knime.views.ViewPage;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.Plateau;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.metrics.ThresholdGrid;

/** Writes the files of a report: the tables as CSV, and the page with its data. */
public final class ReportFiles {

    /** The page's parts together take at most so many characters in the report, which stays below 25 MB. */
    private static final long MAX_PARTS = 18L << 20;

    private final ReportFolder m_folder;

    private final ScoringResult m_result;

    /** Why tables cannot be written. */
    private final List<IOException> m_failures = new ArrayList<>();

    /**
     * @param folder the folder of the report
     * @param result the scores
     */
    public ReportFiles(final ReportFolder folder, final ScoringResult result) {
        m_folder = folder;
        m_result = result;
    }

    /** Writes scores.csv, thresholds.csv, plateaus.csv and summary.csv, each by itself. */
    public void writeTables() {
        final List<List<Object>> scores = new ArrayList<>();
        final List<List<Object>> thresholds = new ArrayList<>();
        final List<List<Object>> plateaus = new ArrayList<>();
        for (final ScoringResult.Row row : m_result.rows()) {
            final String model = row.model().name();
            final String stack = row.stack().name();
            final List<Object> cells = new ArrayList<>(Arrays.asList(model, stack, row.stack().rockType()));
            for (final Metric metric : Metric.values()) {
                cells.add(number(metric.of(row.scores())));
            }
            cells.add(row.scores().slices());
            scores.add(cells);
            for (int i = 0; i < ThresholdGrid.thresholds().length; i++) {
                final PoreConfusion confusion = row.scores().sweep().get(i);
                final List<Object> sweep = new ArrayList<>(List.of(model, stack, ThresholdGrid.thresholds()[i]));
                Metric.ofSweep().forEach(metric -> sweep.add(number(metric.of(confusion))));
                thresholds.add(sweep);
            }
            final Plateau plateau = row.scores().plateau();
            plateaus.add(Arrays.asList(model, stack, number(plateau.low()), number(plateau.high()),
                number(plateau.bestThreshold()), number(plateau.bestIou())));
        }
        final List<List<Object>> summaries = new ArrayList<>();
        for (final ScoringResult.Summary summary : m_result.summary()) {
            final List<Object> cells =
                new ArrayList<>(List.of(summary.model().name(), summary.scope().label(), summary.stacks()));
            summary.values().values().forEach(value -> cells.add(number(value)));
            summaries.add(cells);
        }
        final List<String> metrics = csv(List.of(Metric.values()));
        write("scores.csv", header(List.of("model", "stack", "rock type"), metrics, List.of("slices")), scores);
        write("thresholds.csv",
            header(List.of("model", "stack", "threshold"), csv(Metric.ofSweep()), List.of()), thresholds);
        write("plateaus.csv",
            List.of("model", "stack", "plateau low", "plateau high", "best threshold", "best IoU"), plateaus);
        write("summary.csv", header(List.of("model", "scope", "stacks"), metrics, List.of()), summaries);
    }

    /** @throws IOException if a table could not be written; the others were */
    public void requireTables() throws IOException {
        if (!m_failures.isEmpty()) {
            throw m_failures.get(0);
        }
    }

    private static List<String> csv(final List<Metric> metrics) {
        return metrics.stream().map(Metric::csv).toList();
    }

    private static List<String> header(final List<String> first, final List<String> metrics,
        final List<String> last) {
        final List<String> header = new ArrayList<>(first);
        header.addAll(metrics);
        header.addAll(last);
        return header;
    }

    /** A table that cannot be written keeps no other from being written. */
    private void write(final String name, final List<String> header, final List<List<Object>> rows) {
        try {
            m_folder.write(name, file -> CsvFile.write(file, header, rows));
        } catch (final IOException e) {
            m_failures.add(e);
        }
    }

    /** @return the number, or {@code null} (an empty field) where there is none */
    private static Double number(final double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * Writes report.html.
     *
     * @param masks how the masks were made, and the colours of errors
     * @param slices all slices that the page could show
     * @param parts their parts
     * @return how many of the slices were left out to keep the file small
     * @throws IOException if the page cannot be written
     */
    public int writePage(final MaskStyle masks, final List<SegmentedSlice> slices, final PageParts parts)
        throws IOException {
        final List<SegmentedSlice> shown = fitting(slices, parts);
        final Set<String> wanted = new HashSet<>();
        shown.forEach(slice -> wanted.addAll(slice.parts()));
        m_folder.write("report.html", file -> StandaloneReport.write(file, ViewPage.SCORER,
            PageJson.of(ScorerPage.document(m_result, masks, shown)), writer -> parts.writeTo(wanted, writer)));
        return slices.size() - shown.size();
    }

    /** The first slice of every stack and model, then the second, …, while they fit; in the order given. */
    private static List<SegmentedSlice> fitting(final List<SegmentedSlice> slices, final PageParts parts) {
        final Map<List<String>, Integer> seen = new HashMap<>();
        final Map<SegmentedSlice, Integer> rank = new HashMap<>();
        slices.forEach(slice -> rank.put(slice, seen.merge(List.of(slice.model(), slice.stack()), 1, Integer::sum)));
        final Set<SegmentedSlice> chosen = new HashSet<>();
        final Set<String> paid = new HashSet<>();
        long size = 0;
        for (final SegmentedSlice slice : slices.stream().sorted(Comparator.comparing(rank::get)).toList()) {
            size += slice.parts().stream().filter(paid::add).mapToLong(parts::size).sum();
            if (size > MAX_PARTS) {
                break;
            }
            chosen.add(slice);
        }
        return slices.stream().filter(chosen::contains).toList();
    }
}
