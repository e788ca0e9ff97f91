package org.poreseg.knime.modelport;

import org.knime.node.parameters.widget.choices.Label;

/** Which models are trained from one table of patches. */
public enum TrainMode {
    /** One model on all rows. */
    @Label(value = "One model", description = "One model is trained on all rows, whatever their rock type.")
    ONE_MODEL,
    /** One model for each rock type. */
    @Label(value = "One model per rock type", description = "Each rock type gets a model of its own, trained on its "
        + "rows only. All models are trained on the same number of slices: that of the rock type that has the fewest.")
    PER_ROCK_TYPE,
    /** One model for every non-empty set of rock types. */
    @Label(value = "Every combination of rock types", description = "One model for each rock type, each pair, each "
        + "triple and so on: seven models for three types, the experiment of the paper. All models are trained on the "
        + "same number of slices; in a model of n types each type gives 1/n of them.")
    EVERY_COMBINATION;
}
