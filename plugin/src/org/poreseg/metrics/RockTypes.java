package org.poreseg.metrics;

import java.util.Arrays;
import java.util.Locale;

/** The rock types that a model was trained on, told from its name, as in "carbonate + soil": they are joined by "+". */
public final class RockTypes {

    private RockTypes() {
    }

    /**
     * @param model the name of a model
     * @param rockType the rock type of a stack
     * @return whether the name says that the model was trained on the type; upper and lower case are the same
     */
    public static boolean isOwn(final String model, final String rockType) {
        final String type = normalised(rockType);
        return Arrays.stream(model.split("\\+")).map(RockTypes::normalised).anyMatch(type::equals);
    }

    private static String normalised(final String rockType) {
        return rockType.strip().toLowerCase(Locale.ROOT);
    }
}
