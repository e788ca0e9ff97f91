package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.poreseg.benchmarks.Machine;

/**
 * Nothing is lost: the workflow Train and Evaluate is cancelled and killed at random moments, and run on disks that are
 * full. Prints a table of what was tried and what became of it; ends with an error if a rerun gives other scores or
 * anything is left behind. System properties {@code cancels}, {@code kills} and {@code seed}.
 */
public final class Faults {

    private static final String[] SMALL = {"-option=3,baseFilters,4,int", "-option=3,depth,2,int",
        "-option=3,epochs,3,int", "-option=3,batchSize,16,int", "-option=3,device,CPU,String"};

    /** So many reruns to the end there are among the kills. */
    private static final int RERUN_EVERY = 10;

    private final Path m_root = Path.of("..").toAbsolutePath().normalize();

    private final Path m_workflow = m_root.resolve("workflows/Train and Evaluate");

    private final Random m_random = new Random(Long.getLong("seed", 1));

    private final Scratch m_scratch;

    private final Path m_temporary;

    private final Path m_report;

    private final Path m_checkpoints;

    private final List<String> m_table = new ArrayList<>();

    private String m_scores;

    private double m_seconds;

    private Faults(final Scratch scratch) throws IOException {
        m_scratch = scratch;
        m_temporary = scratch.folder("temporary");
        m_report = scratch.folder("report");
        m_checkpoints = scratch.folder("checkpoints");
    }

    public static void main(final String[] arguments) throws IOException {
        Machine.print();
        try (Scratch scratch = new Scratch()) {
            final Faults faults = new Faults(scratch);
            faults.uninterrupted();
            faults.interrupted("SIGTERM", Integer.getInteger("cancels", 200), BatchProcess::terminate);
            faults.interrupted("kill -9", Integer.getInteger("kills", 50), BatchProcess::kill);
            faults.disks();
            faults.smallHeap();
            System.out.println("\n| fault | tried | what happened |\n|---|---|---|");
            faults.m_table.forEach(System.out::println);
        }
    }

    private void row(final String fault, final Object tried, final String happened) {
        final String row = "| " + fault + " | " + tried + " | " + happened + " |";
        System.out.println(row);
        m_table.add(row);
    }

    private List<String> options(final Path report, final Path checkpoints) {
        final List<String> options = new ArrayList<>(List.of(SMALL));
        options.add("-workflow.variable=report_folder," + report + ",String");
        options.add("-option=3,checkpointFolder_is_present,true,boolean");
        options.add("-option=3,checkpointFolder," + checkpoints + ",String");
        options.add("-option=3,resume,true,boolean");
        return options;
    }

    private BatchProcess start(final Path report, final Path checkpoints) throws IOException {
        return BatchProcess.start(m_root, m_workflow, "-Xmx1g -Djava.io.tmpdir=" + m_temporary, "-Dmark=faults",
            options(report, checkpoints).toArray(String[]::new));
    }

    private void uninterrupted() throws IOException {
        final Path report = m_scratch.folder("uninterrupted");
        start(report, m_scratch.folder("states")).follow(line -> { });
        final long begin = System.nanoTime();
        start(report, m_scratch.folder("other states")).follow(line -> { });
        m_seconds = (System.nanoTime() - begin) / 1e9;
        m_scores = Files.readString(report.resolve("scores.csv"));
        System.out.printf(Locale.ROOT, "%nuninterrupted: %.1f s%n", m_seconds);
        requireNothingLeft("the uninterrupted run");
    }

    /** A way to end a process. */
    @FunctionalInterface
    private interface End {
        void of(BatchProcess process) throws IOException;
    }

    private void interrupted(final String how, final int times, final End end) throws IOException {
        int early = 0;
        int reruns = 0;
        for (int i = 1; i <= times; i++) {
            final BatchProcess process = start(m_report, m_checkpoints);
            sleep((long)(1000 * m_seconds * m_random.nextDouble()));
            early += process.isAlive() ? 1 : 0;
            end.of(process);
            if (how.equals("SIGTERM")) {
                requireNothingLeft(how + " " + i);
            }
            if (i % RERUN_EVERY == 0 || i == times) {
                start(m_report, m_checkpoints).follow(line -> { });
                requireScores(m_report);
                requireNothingLeft("the run after " + how + " " + i);
                // the next ones begin anew, so that they meet the training too
                Scratch.delete(m_checkpoints);
                Files.createDirectories(m_checkpoints);
                reruns++;
            }
            System.out.printf("%s %d of %d%n", how, i, times);
        }
        row(how + " of the running workflow at a random moment", times, early
            + " met it before its end; nothing was left " + (how.equals("SIGTERM") ? "behind by any" : "behind after the next start") + "; " + reruns
            + " reruns in between, resumed from the checkpoints, gave the uninterrupted run's scores");
    }

    private static void sleep(final long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException(ex);
        }
    }

    private void requireScores(final Path report) throws IOException {
        final String scores = Files.readString(report.resolve("scores.csv"));
        if (!scores.equals(m_scores)) {
            throw new IOException("Other scores:\n" + scores + "\ninstead of\n" + m_scores);
        }
    }

    /** Neither temporary files nor any that are not whole. */
    private void requireNothingLeft(final String after) throws IOException {
        final List<String> left = new ArrayList<>();
        for (final Path folder : List.of(m_temporary, m_report, m_checkpoints)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString())
                    .filter(file -> folder.equals(m_temporary) ? isOurs(file) : isUnfinished(file)).forEach(left::add);
            }
        }
        if (!left.isEmpty()) {
            throw new IOException("Left behind by " + after + ": " + left);
        }
    }

    private static boolean isOurs(final String file) {
        return file.startsWith("batch") || file.startsWith("poreseg") || file.startsWith("model");
    }

    private static boolean isUnfinished(final String file) {
        return file.startsWith(".") || file.contains("/.") || file.endsWith(".part") || file.endsWith(".lock");
    }

    /** What lies on a small disk. */
    private enum Part {
        REPORT, CHECKPOINTS, TEMPORARY
    }

    /**
     * A disk that makes trouble.
     *
     * @param fault in words
     * @param part what lies on it
     * @param mount how it is mounted
     * @param filled whether somebody else fills it while the training runs
     */
    private record Disk(String fault, Part part, String mount, boolean filled) {
    }

    private static final List<Disk> DISKS = List.of(
        new Disk("the report's disk too small from the start", Part.REPORT, "size=300k", false),
        new Disk("the report's disk filled by others during the training", Part.REPORT, "size=64m", true),
        new Disk("the checkpoints' disk too small", Part.CHECKPOINTS, "size=100k", false),
        new Disk("the checkpoints' disk read-only", Part.CHECKPOINTS, "ro", false),
        new Disk("the disk of temporary files too small", Part.TEMPORARY, "size=4m", false));

    private void disks() throws IOException {
        for (int i = 0; i < DISKS.size(); i++) {
            final Disk disk = DISKS.get(i);
            final Path mounted = m_scratch.folder("disk");
            final Path report = disk.part() == Part.REPORT ? mounted.resolve("report") : m_scratch.folder("report" + i);
            final Path states =
                disk.part() == Part.CHECKPOINTS ? mounted.resolve("states") : m_scratch.folder("states" + i);
            row(disk.fault(), 1,
                run(disk, mounted, options(report, states), disk.part() == Part.TEMPORARY ? mounted : m_temporary));
        }
    }

    /** @return how it ended, what it told, and which files were on the disk then */
    private String run(final Disk disk, final Path mounted, final List<String> options, final Path temporary)
        throws IOException {
        final String filler = disk.filled()
            ? "(sleep " + Math.round(m_seconds / 2) + "; head -c 1G /dev/zero >\"$0/filler\" 2>/dev/null) & " : "";
        final List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh",
            "-c", "mount -t tmpfs -o " + disk.mount() + " disk \"$0\" && { " + filler + "\"$@\"; status=$?; wait; "
                + "echo \"DISK $(cd \"$0\" && find . -type f | sort | tr '\\n' ' ')\"; exit $status; }",
            mounted.toString(), m_root.resolve("run.sh").toString(), m_workflow.toString()));
        command.addAll(options);
        return told(command, "-Xmx1g -Djava.io.tmpdir=" + temporary);
    }

    private void smallHeap() throws IOException {
        final List<String> command =
            new ArrayList<>(List.of(m_root.resolve("run.sh").toString(), m_workflow.toString()));
        command.addAll(options(m_scratch.folder("report, small heap"), m_scratch.folder("states, small heap")));
        row("a heap of 24 MB", 1, told(command, "-Xmx24m -Djava.io.tmpdir=" + m_temporary));
        requireNothingLeft("the run with little memory");
    }

    /** @return how a command ended, and what it told */
    private static String told(final List<String> command, final String javaOptions) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PORESEG_JAVA_OPTS", javaOptions);
        final Process process = builder.start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(output);
        return "exit code " + await(process) + "; " + output.lines().filter(Faults::isTelling).distinct().limit(8)
            .map(line -> line.replaceFirst("^.*(WARN|ERROR)[ \t]+", "")).collect(Collectors.joining("; "))
            .replace("|", "\\|");
    }

    private static boolean isTelling(final String line) {
        return line.startsWith("DISK") || line.contains("nodes executed") || line.contains("WARN")
            || line.contains("ERROR");
    }

    private static int await(final Process process) throws IOException {
        try {
            return process.waitFor(10, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException(ex);
        }
    }
}
