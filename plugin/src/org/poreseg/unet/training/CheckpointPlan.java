package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.poreseg.errors.UserError;
import org.poreseg.files.FileErrors;
import org.poreseg.files.FolderLock;
import org.poreseg.files.WholeFile;

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

    private static final String LOCK = "checkpoint.lock";

    /** Nothing is kept. */
    public static final CheckpointPlan NONE = new CheckpointPlan(null, false, null);

    /**
     * Sets a state of an earlier training aside, so that one that begins anew is never resumed from it. Does nothing
     * where there is none, or where it is to be resumed.
     *
     * @throws IOException if the file cannot be renamed
     * @throws UserError if a training is using the folder
     */
    public void setEarlierAside() throws IOException {
        if (folder != null) {
            try (FolderLock lock = lock()) {
                setEarlierAsideLocked();
            }
        }
    }

    /**
     * Keeps other trainings from writing their states to the folder.
     *
     * @return the lock of the folder, to be closed
     * @throws IOException if the folder cannot be written to
     * @throws UserError if another training has it
     */
    FolderLock lock() throws IOException {
        return FolderLock.take(folder, LOCK)
            .orElseThrow(() -> UserError.found("The checkpoint folder " + folder + " is in use by another training")
                .advice("Give each training a folder of its own"));
    }

    /** The same for who has the folder's lock. */
    void setEarlierAsideLocked() throws IOException {
        if (!resume && Checkpoint.exists(folder)) {
            final Path state = folder.resolve(Checkpoint.FILE);
            WholeFile.rename(state, folder.resolve(Checkpoint.FILE + ".old"));
        }
    }

    /** @return the file that users are told of */
    Path stopFile() {
        return stopFolder.resolve(STOP_FILE);
    }

    /**
     * Removes the file that ended this training, unless several share it.
     *
     * @param warnings told if it cannot be removed, which is no reason to lose the model
     */
    void removeStopFile(final Consumer<String> warnings) {
        try {
            Files.deleteIfExists(folder.resolve(STOP_FILE));
        } catch (final IOException ex) {
            warnings.accept("The stop file cannot be removed: " + FileErrors.message(ex));
        }
    }

    /** @return whether a user wants the training to end */
    boolean isStopRequested() {
        return folder != null && (Files.exists(stopFile()) || Files.exists(folder.resolve(STOP_FILE)));
    }
}
