package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.poreseg.files.CheckpointLock;

/**
 * Whether and where a training keeps its state after each epoch. A file named {@value #STOP_FILE} in the folder ends
 * the training after the current step and keeps the model.
 *
 * @param folder where the state is kept, made if it is not there; {@code null} for none
 * @param resume whether to go on from the state in the folder, if there is one. It must come from the same settings,
 *            seed and patches. Without resume, an existing state is set aside under the name checkpoint.bin.old.
 * @param stopFolder the folder in which users put the file that ends the training; that of the state, or one that
 *            several trainings share, besides which the file may also lie with the state. Who shares it removes the
 *            file. {@code null} without a folder.
 */
public record CheckpointPlan(Path folder, boolean resume, Path stopFolder) {

    /** The name of the file that ends a training and keeps its model. */
    public static final String STOP_FILE = "stop";

    /** Nothing is kept. */
    public static final CheckpointPlan NONE = new CheckpointPlan(null, false, null);

    /**
     * A training that shares its folder with no other.
     *
     * @param folder where the state is kept, made if it is not there
     * @param resume whether to go on from the state in the folder, if there is one
     */
    public CheckpointPlan(final Path folder, final boolean resume) {
        this(folder, resume, folder);
    }

    /**
     * Sets a state of an earlier training aside, so that one that begins anew is never resumed from it. Does nothing
     * where there is none, or where it is to be resumed.
     *
     * @throws IOException if the file cannot be renamed
     * @throws org.poreseg.errors.UserError if a training is using the folder
     */
    public void setEarlierAside() throws IOException {
        try (CheckpointLock lock = CheckpointLock.take(folder)) {
            setEarlierAsideLocked();
        }
    }

    /** The same for who has the folder's lock. */
    void setEarlierAsideLocked() throws IOException {
        if (folder != null && !resume && Checkpoint.exists(folder)) {
            final Path state = folder.resolve(Checkpoint.FILE);
            Files.move(state, folder.resolve(Checkpoint.FILE + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @return the file that users are told of */
    Path stopFile() {
        return stopFolder.resolve(STOP_FILE);
    }

    /** @return whether a user wants the training to end */
    boolean isStopRequested() {
        return folder != null && (Files.exists(stopFile()) || Files.exists(folder.resolve(STOP_FILE)));
    }
}
