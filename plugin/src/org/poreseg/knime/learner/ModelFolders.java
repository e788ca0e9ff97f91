package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.poreseg.files.FileNames;

/**
 * The folders of models in one that the user chose: that folder itself for a single model, else one for each inside it,
 * such as {@code 003 chalk + soil}.
 *
 * @param chosen the chosen folder
 * @param plan the models
 */
record ModelFolders(Path chosen, List<TrainingPlan.Model> plan) {

    private static final Pattern NAME = Pattern.compile("\\d{3,} .*");

    /**
     * @param index a model of the plan, from 0
     * @return its folder, which need not be there
     */
    Path of(final int index) {
        if (plan.size() == 1) {
            return chosen;
        }
        // the number keeps names apart that differ only in characters a file name cannot have
        return chosen.resolve(
            String.format(Locale.ROOT, "%03d %s", index + 1, FileNames.safe(plan.get(index).name())));
    }

    /**
     * @param chosen a folder that the user chose
     * @return the folders of models that are in it, from whatever plan; none if the folder is not there
     * @throws IOException if the folder cannot be read
     */
    static List<Path> inside(final Path chosen) throws IOException {
        if (!Files.isDirectory(chosen)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(chosen)) {
            return files.filter(Files::isDirectory)
                .filter(folder -> NAME.matcher(folder.getFileName().toString()).matches()).toList();
        }
    }
}
