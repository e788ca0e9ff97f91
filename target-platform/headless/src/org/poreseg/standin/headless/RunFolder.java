package org.poreseg.standin.headless;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.knime.core.node.KNIMEConstants;
import org.knime.core.util.FileUtil;

/** The folder of one run's temporary data. The next run removes those of runs that were killed. */
final class RunFolder implements AutoCloseable {

    /** The process, and the second in which it began: numbers of processes are used again. */
    private static final Pattern NAME = Pattern.compile("batch-(\\d+)-(\\d+)-.*");

    private static final long TOLERANCE_SECONDS = 5;

    private final Path m_path;

    private RunFolder(final Path path) {
        m_path = path;
    }

    static RunFolder make() throws IOException {
        removeAbandoned();
        final ProcessHandle own = ProcessHandle.current();
        return new RunFolder(Files.createTempDirectory(KNIMEConstants.getKNIMETempPath(),
            "batch-" + own.pid() + "-" + begin(own).orElse(0) + "-").toAbsolutePath());
    }

    private static void removeAbandoned() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(KNIMEConstants.getKNIMETempPath(), "batch-*")) {
            for (final Path folder : folders) {
                if (isAbandoned(folder.getFileName().toString())) {
                    FileUtil.deleteRecursively(folder.toFile());
                }
            }
        }
    }

    /**
     * @param name the name of a folder
     * @return whether it belongs to a run whose process has ended
     */
    static boolean isAbandoned(final String name) {
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        final OptionalLong begin = ProcessHandle.of(Long.parseLong(matcher.group(1))).map(RunFolder::begin)
            .orElse(OptionalLong.of(-1));
        return begin.isPresent()
            && Math.abs(begin.getAsLong() - Long.parseLong(matcher.group(2))) > TOLERANCE_SECONDS;
    }

    private static OptionalLong begin(final ProcessHandle process) {
        return process.info().startInstant().stream().mapToLong(Instant::getEpochSecond).findFirst();
    }

    Path path() {
        return m_path;
    }

    @Override
    public void close() {
        FileUtil.deleteRecursively(m_path.toFile());
    }
}
