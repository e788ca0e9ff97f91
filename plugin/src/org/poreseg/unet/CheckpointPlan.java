package org.poreseg.unet;

import java.nio.file.Path;

/**
 * Whether and where a training keeps its state after each epoch. A file named {@value #STOP_FILE} in the folder ends
 * the training after the current step and keeps the model.
 *
 * @param folder where the state is kept, made if it is not there; {@code null} for none
 * @param resume whether to go on from the state in the folder, if there is one. It must come from the same settings,
 *            seed and patches. Without resume, an existing state is replaced after the first epoch.
 */
public record CheckpointPlan(Path folder, boolean resume) {

    /** The name of the file that ends a training and keeps its model. */
    public static final String STOP_FILE = "stop";

    /** Nothing is kept. */
    public static final CheckpointPlan NONE = new CheckpointPlan(null, false);
}
