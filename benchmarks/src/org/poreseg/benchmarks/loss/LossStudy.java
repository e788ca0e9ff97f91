package org.poreseg.benchmarks.loss;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.poreseg.benchmarks.Machine;
import org.poreseg.unet.runtime.TensorFlowRuntime;

/**
 * Compares the losses, batch normalisation, dropout and overlaps on phantoms and, where they are there, on real stacks.
 * System properties: {@code seeds} (how many), {@code steps} (a list; each is a training of its own, because the
 * learning rate falls to its end within it), {@code base}, {@code sets} (a list of parts of the names of the sets to be
 * used), {@code data} (the folder of the real stacks). Writes {@code target/loss.csv} as it goes and
 * {@code target/loss.md} at the end.
 */
public final class LossStudy {

    private final int m_seeds = Integer.getInteger("seeds", 3);

    private final int[] m_steps =
        Arrays.stream(System.getProperty("steps", "100,300,1000").split(",")).mapToInt(Integer::parseInt).toArray();

    private final int m_base = Integer.getInteger("base", 32);

    /** One training. */
    private record Row(StudySet set, Variant variant, int steps, Study.Score score) {
    }

    private final List<Row> m_rows = new ArrayList<>();

    private LossStudy() {
    }

    public static void main(final String[] arguments) throws IOException {
        Machine.print();
        TensorFlowRuntime.configure(null, Path.of(System.getProperty("caches")));
        final List<StudySet> sets = new ArrayList<>(StudySet.real(Path.of(System.getProperty("data",
            "../../shared/data"))));
        sets.addAll(StudySet.phantoms());
        final String[] wanted = System.getProperty("sets", "").split(",");
        sets.removeIf(set -> Arrays.stream(wanted).noneMatch(set.name()::contains));
        final LossStudy study = new LossStudy();
        final Path scratch = Files.createTempDirectory("loss-study");
        try (CSVPrinter csv = CSVFormat.RFC4180.print(Path.of("target/loss.csv"), StandardCharsets.UTF_8)) {
            study.run(sets, new Study(study.m_base, scratch), csv);
        } finally {
            Files.delete(scratch);
        }
        try (PrintStream table = new PrintStream("target/loss.md", StandardCharsets.UTF_8)) {
            study.print(sets, table);
        }
        study.print(sets, System.out);
    }

    private void run(final List<StudySet> sets, final Study study, final CSVPrinter csv) throws IOException {
        csv.printRecord("set", "variant", "base", "steps", "seed", "stride", "validation IoU", "held-out IoU");
        for (int seed = 1; seed <= m_seeds; seed++) {
            for (final StudySet set : sets) {
                for (final int steps : m_steps) {
                    for (final Variant variant : Variant.ALL) {
                        final Study.Score score = study.run(set, variant, steps, seed);
                        m_rows.add(new Row(set, variant, steps, score));
                        for (int i = 0; i < Study.STRIDES.length; i++) {
                            csv.printRecord(set.name(), variant.name(), m_base, steps, seed, Study.STRIDES[i],
                                decimals(score.validation()[i]), decimals(score.evaluation()[i]));
                        }
                        csv.flush();
                        System.out.printf(Locale.ROOT, "%s, %s, %d steps, seed %d: validation %.4f, held-out %.4f%n",
                            set.name(), variant.name(), steps, seed, score.validation()[0], score.evaluation()[0]);
                    }
                }
            }
        }
    }

    private void print(final List<StudySet> sets, final PrintStream out) {
        out.printf("%nBase %d, %d seed%s; IoU of pore at threshold 0.5, mean over the seeds: validation / held-out. "
            + "Minimal overlap.%n", m_base, m_seeds, m_seeds == 1 ? "" : "s");
        for (final int steps : m_steps) {
            out.printf("%n| %d steps |", steps);
            sets.forEach(set -> out.printf(" %s |", set.name()));
            out.printf(" mean |%n|---|%s---|%n", "---|".repeat(sets.size()));
            for (final Variant variant : Variant.ALL) {
                out.printf("| %s |", variant.name());
                sets.forEach(set -> out.print(cell(mean(set, variant, steps, 0))));
                out.println(cell(mean(null, variant, steps, 0)));
            }
        }
        out.printf("%n| stride, %d steps |", m_steps[m_steps.length - 1]);
        sets.forEach(set -> out.printf(" %s |", set.name()));
        out.printf(" mean |%n|---|%s---|%n", "---|".repeat(sets.size()));
        for (int i = 0; i < Study.STRIDES.length; i++) {
            final int stride = i;
            out.printf("| %d |", Study.STRIDES[i]);
            sets.forEach(set -> out.print(cell(mean(set, null, m_steps[m_steps.length - 1], stride))));
            out.println(cell(mean(null, null, m_steps[m_steps.length - 1], stride)));
        }
    }

    private static String decimals(final double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String cell(final double[] mean) {
        return String.format(Locale.ROOT, " %.3f / %.3f |", mean[0], mean[1]);
    }

    /** The mean over the seeds, and over all sets or variants where there is {@code null}. */
    private double[] mean(final StudySet set, final Variant variant, final int steps, final int stride) {
        final List<Row> rows = m_rows.stream().filter(row -> (set == null || row.set() == set)
            && (variant == null || row.variant() == variant) && row.steps() == steps).toList();
        return new double[]{
            rows.stream().mapToDouble(row -> row.score().validation()[stride]).average().orElse(Double.NaN),
            rows.stream().mapToDouble(row -> row.score().evaluation()[stride]).average().orElse(Double.NaN)};
    }
}
