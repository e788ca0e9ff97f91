package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Path;

import org.poreseg.files.FileErrors;

/**
 * Writes the states of a training. One that cannot be written, on a full disk or a share that is gone, costs no
 * training: it goes on, the state before stays as it is, and the next one is tried again.
 */
final class CheckpointWriter {

    private final Path m_folder;

    private final TrainingState m_state;

    private final TrainingListener m_listener;

    private int m_failures;

    /**
     * @param folder where the states go; {@code null} for nowhere
     * @param state what is written
     * @param listener told of the first state that cannot be written, and of the first one after that which can
     */
    CheckpointWriter(final Path folder, final TrainingState state, final TrainingListener listener) {
        m_folder = folder;
        m_state = state;
        m_listener = listener;
    }

    /** @param inMidEpoch whether the epoch is not done, so that what is resumed goes on in the middle of it */
    void write(final boolean inMidEpoch) {
        if (m_folder == null) {
            return;
        }
        try {
            m_state.checkpoint(m_folder, inMidEpoch);
            written();
        } catch (final IOException ex) {
            failed(FileErrors.message(ex));
        } catch (final OutOfMemoryError ex) {
            failed("Java's memory was not enough for it (" + ex.getMessage() + ")");
        }
    }

    private void written() {
        if (m_failures > 0) {
            m_listener.warning("The state of the training is kept again in " + m_folder + ", after " + m_failures
                + " that could not be.");
            m_failures = 0;
        }
    }

    private void failed(final String why) {
        if (m_failures++ == 0) {
            m_listener.warning("The state of the training cannot be kept after epoch " + m_state.curve().size() + ": "
                + why + ". The training goes on without, and tries again after each epoch"
                + (Checkpoint.exists(m_folder) ? "; the state before is still in " + m_folder + "." : "."));
        }
    }
}
