package org.poreseg.metrics;

import java.util.List;

/** The rock types that a model was trained on, told from its name, as in "carbonate + soil": they are joined by "+". */
public final class RockTypes {

    private RockTypes() {
    }

    /**
     * @param model the name of a model
     * @return the rock types that it names
     */
    public static List<String> of(final String model) {
        return List.of(model.split("\\+"));
    }
}
