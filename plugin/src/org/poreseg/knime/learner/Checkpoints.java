package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.files.FileErrors;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.support.OutputFolders;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.unet.training.CheckpointPlan;

/** The checkpoint folder of one execution, if the user chose one, with the states and stop files of all its models. */
final class Checkpoints {

    /** The chosen folder; null for none. */
    private final Path m_folder;

    private final boolean m_resume;

    private final List<CheckpointPlan> m_plans = new ArrayList<>();

    /**
     * Removes what an earlier execution did not use: only files put in from now on mean this one.
     *
     * @param parameters the settings
     * @throws InvalidSettingsException if the folder cannot be resolved
     * @throws IOException if a stop file is left over from earlier and cannot be removed
     */
    Checkpoints(final UNetLearnerNodeParameters parameters) throws InvalidSettingsException, IOException {
        m_folder = WorkflowPaths
            .resolve(UNetLearnerNodeParameters.CHECKPOINT_FOLDER, parameters.m_checkpointFolder).orElse(null);
        m_resume = parameters.m_resume;
        if (m_folder != null) {
            Files.deleteIfExists(stopFile());
            if (parameters.m_train != TrainMode.ONE_MODEL) {
                for (final Path folder : ModelFolders.inside(m_folder)) {
                    Files.deleteIfExists(folder.resolve(CheckpointPlan.STOP_FILE));
                }
            }
        }
    }

    private Path stopFile() {
        return m_folder.resolve(CheckpointPlan.STOP_FILE);
    }

    /**
     * Makes the folders of all models and, unless they are to be resumed, sets their earlier states aside: all before
     * the first training, since a later resume must not find what is left of an older execution behind the models that
     * this one came to.
     *
     * @param models the planned models
     * @throws IOException if a folder cannot be made, or a state cannot be renamed
     */
    void begin(final List<TrainingPlan.Model> models) throws IOException {
        final ModelFolders folders = new ModelFolders(m_folder, models);
        for (int i = 0; i < models.size(); i++) {
            if (m_folder == null) {
                m_plans.add(CheckpointPlan.NONE);
            } else {
                final Path own = folders.of(i);
                OutputFolders.make(own);
                final CheckpointPlan plan = new CheckpointPlan(own, m_resume, m_folder);
                plan.setEarlierAside();
                m_plans.add(plan);
            }
        }
    }

    /**
     * @param index a model of the plan, from 0
     * @return whether and where its state is kept
     */
    CheckpointPlan plan(final int index) {
        return m_plans.get(index);
    }

    /** @return whether the user wants all trainings to end, not only that of one model */
    boolean isStopRequested() {
        return m_folder != null && Files.exists(stopFile());
    }

    /**
     * Removes the file that ended all trainings, if there is one.
     *
     * @param warnings told if it cannot be removed, which is no reason to lose the models
     */
    void removeStopFile(final Consumer<String> warnings) {
        if (isStopRequested()) {
            try {
                Files.delete(stopFile());
            } catch (final IOException e) {
                warnings.accept("The stop file cannot be removed: " + FileErrors.message(e));
            }
        }
    }
}
