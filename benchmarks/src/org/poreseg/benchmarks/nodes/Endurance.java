package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.poreseg.benchmarks.Machine;

/**
 * Long training is safe: the same training in two Java processes, the same training killed and resumed again and again,
 * and many trainings in one process. Ends with an error if one of them does not give what it should. System properties
 * {@code base}, {@code epochs}, {@code kills} and {@code trainings}.
 */
public final class Endurance {

    private static final int SIDE = 256;

    /** Four to learn from, two steps an epoch; one to choose the best epoch by. */
    private static final int SLICES = 5;

    private static final String CHECKPOINT = "checkpoint.bin";

    /** The memory after the last training may be so many times that after the third. */
    private static final double PLATEAU = 1.1;

    private static final String HEAP = "-Xmx1g";

    private final Path m_root = Path.of("..").toAbsolutePath().normalize();

    private final int m_base = Integer.getInteger("base", 32);

    private final int m_epochs = Integer.getInteger("epochs", 30);

    private final Scratch m_scratch;

    private final Path m_stacks;

    private Endurance(final Scratch scratch) throws IOException {
        m_scratch = scratch;
        m_stacks = Stacks.write(scratch.folder("stacks"), SIDE, SLICES);
    }

    public static void main(final String[] arguments) throws IOException {
        Machine.print();
        try (Scratch scratch = new Scratch()) {
            final Endurance endurance = new Endurance(scratch);
            final Path model = endurance.twice();
            endurance.killed(model, Integer.getInteger("kills", 10));
            endurance.manyInOneProcess(Integer.getInteger("trainings", 10));
        }
    }

    private BenchmarkWorkflow workflow(final int epochs, final Path checkpoints) throws IOException {
        return BenchmarkWorkflow.learning(m_root.resolve("workflows/Train and Evaluate"), m_stacks)
            .with(NodeIds.TRAINING_TILER, Map.of("overlap", "MINIMAL"))
            // the best epoch is kept, so a checkpoint has two sets of weights
            .with(NodeIds.LEARNER, Map.of("baseFilters", m_base, "epochs", epochs, "holdOutEvery", SLICES, "patience",
                epochs, "checkpointFolder", checkpoints.toAbsolutePath(), "resume", true));
    }

    /** The uninterrupted training, in two processes. */
    private Path twice() throws IOException {
        System.out.printf("%n%d epochs, base %d, in two processes:%n", m_epochs, m_base);
        final List<Path> models = new ArrayList<>();
        for (final String name : new String[]{"first", "second"}) {
            final Path folder = m_scratch.folder(name);
            final Path workflow = workflow(m_epochs, folder.resolve("checkpoints"))
                .keepingModels(folder).write(folder.resolve("workflow"));
            BatchProcess.start(m_root, workflow, HEAP, "-Dmark=" + name).follow(line -> { });
            models.add(folder.resolve("models.zip"));
        }
        requireSame("the model files, learning curves included", models.get(0), models.get(1));
        return models.get(0);
    }

    private static void requireSame(final String what, final Path expected, final Path found) throws IOException {
        final long mismatch = Files.mismatch(expected, found);
        if (mismatch >= 0) {
            throw new IOException(what + " differ at byte " + mismatch);
        }
        System.out.printf("identical: %s, %d bytes%n", what, Files.size(expected));
    }

    /** The same training, killed and resumed. */
    private void killed(final Path uninterrupted, final int kills) throws IOException {
        final Path folder = m_scratch.folder("killed");
        final Path checkpoints = folder.resolve("checkpoints");
        final Path workflow =
            workflow(m_epochs, checkpoints).keepingModels(folder).write(folder.resolve("workflow"));
        System.out.printf("%nthe same, killed %d times:%n", kills);
        final Random random = new Random(1);
        long toFirstEpoch = 0;
        for (int kill = 1; kill <= kills; kill++) {
            final long begin = System.nanoTime();
            final Path state = checkpoints.resolve(CHECKPOINT);
            final FileTime before = written(state);
            // left from the kill before
            final List<String> left = names(checkpoints);
            final BatchProcess process = BatchProcess.start(m_root, workflow, HEAP, "-Dmark=killed");
            if (kill == 1) {
                // how long it takes until there is something to lose
                waitWhile(process, () -> written(state).equals(before));
                toFirstEpoch = System.nanoTime() - begin;
            } else {
                // anywhere in the start, the first epochs, or the writing of their checkpoints
                final long moment = begin + (long)(toFirstEpoch * (0.5 + random.nextDouble()));
                waitWhile(process, () -> System.nanoTime() < moment);
            }
            if (kill % 3 == 0) {
                // chance alone rarely meets the moment that matters most
                waitWhile(process, () -> !isBeingWritten(checkpoints, left));
            }
            process.kill();
            System.out.printf(Locale.ROOT, "  kill %d after %.1f s, %s, %s%n", kill, (System.nanoTime() - begin) / 1e9,
                written(state).equals(before) ? "in the start or the first epoch" : "in a later epoch",
                isBeingWritten(checkpoints, left) ? "while a checkpoint was being written"
                    : "between two checkpoints");
        }
        BatchProcess.start(m_root, workflow, HEAP, "-Dmark=killed").follow(line -> { });
        requireSame("the model files of the uninterrupted and of the killed training", uninterrupted,
            folder.resolve("models.zip"));
    }

    /** Something that may stop being so. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void waitWhile(final BatchProcess process, final Condition condition) throws IOException {
        while (condition.holds()) {
            if (!process.isAlive()) {
                throw new IOException("The training was done before it could be killed: choose more epochs");
            }
            try {
                Thread.sleep(1);
            } catch (final InterruptedException ex) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", ex);
            }
        }
    }

    private static boolean isBeingWritten(final Path checkpoints, final List<String> left) {
        return names(checkpoints).stream().anyMatch(name -> name.endsWith(".part") && !left.contains(name));
    }

    private static FileTime written(final Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (final IOException ex) {
            // not there, or renamed at this moment
            return FileTime.fromMillis(0);
        }
    }

    private void manyInOneProcess(final int trainings) throws IOException {
        final Path folder = m_scratch.folder("many");
        final Path temporary = m_scratch.folder("many/temporary");
        final Path scratch = m_scratch.folder("many/scratch");
        final int epochs = 3;
        final Path workflow = workflow(epochs, folder.resolve("checkpoints"))
            .with(NodeIds.LEARNER, Map.of("checkpointFolder", Optional.empty(), "resume", false, "scratchFolder",
                scratch.toAbsolutePath()))
            .repeatingTheLearner(trainings - 1).write(folder.resolve("workflow"));
        System.out.printf("%n%d trainings in one process:%n", trainings);
        final BatchProcess process = BatchProcess.start(m_root, workflow, HEAP + " -Djava.io.tmpdir=" + temporary,
            "-Dmark=many");
        final List<Long> memory = new ArrayList<>();
        process.follow(line -> {
            final Matcher matcher = BatchRun.EXECUTED.matcher(line);
            if (matcher.find() && isLearner(Integer.parseInt(matcher.group(1)))) {
                memory.add(process.kilobytes("VmRSS").orElse(0L) >> 10);
                System.out.printf("  training %d: %d MB resident%n", memory.size(), memory.get(memory.size() - 1));
            }
        });
        final List<String> left = Stream.concat(names(scratch).stream(), names(temporary).stream()).toList();
        if (memory.size() != trainings || !left.isEmpty()) {
            throw new IOException(memory.size() + " trainings were seen, and they left behind " + left);
        }
        final long third = memory.get(Math.min(2, trainings - 1));
        final long last = memory.get(trainings - 1);
        System.out.printf(Locale.ROOT, "no file left behind; %.2f times the memory of the third training%n",
            (double)last / third);
        if (last > PLATEAU * third) {
            throw new IOException("Memory grows from training to training");
        }
    }

    private static boolean isLearner(final int node) {
        return node == NodeIds.LEARNER || node >= NodeIds.MORE_LEARNERS;
    }

    private static List<String> names(final Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
