package org.poreseg.knime.modelport;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;
import org.poreseg.unet.model.ModelOutline;

/** Which models come of the rock types of a training, and what they are called. */
public final class RockTypeModels {

    /** The most rock types of which every combination is trained: 2^8 − 1 = 255 models. */
    static final int MOST_COMBINED_TYPES = 8;

    private RockTypeModels() {
    }

    /**
     * @param mode how rock types are combined
     * @param types rock types, sorted
     * @return the rock types of each model: all for one model, else single types, then pairs and so on
     * @throws UserError if there are too many types, if two differ in case only, or if two models would have one name
     */
    public static List<List<String>> combinations(final TrainMode mode, final List<String> types) {
        if (mode == TrainMode.ONE_MODEL) {
            return List.of(types);
        }
        requireDifferent(types);
        if (mode == TrainMode.EVERY_COMBINATION && types.size() > MOST_COMBINED_TYPES) {
            throw UserError
                .found("Every combination of " + types.size() + " rock types would be "
                    + BigInteger.TWO.pow(types.size()).subtract(BigInteger.ONE) + " models")
                .expected("At most " + MOST_COMBINED_TYPES + " types are combined")
                .advice("Check the column \"Rock type\", or train one model per rock type");
        }
        final List<List<String>> bySize = new ArrayList<>();
        final int largest = mode == TrainMode.PER_ROCK_TYPE ? 1 : types.size();
        for (int size = 1; size <= largest; size++) {
            choose(types, size, 0, new ArrayList<>(), bySize);
        }
        requireNames(bySize);
        return bySize;
    }

    /** Types are compared without regard to case everywhere else: "Soil" beside "soil" is a slip of the pen. */
    private static void requireDifferent(final List<String> types) {
        final Map<String, String> known = new HashMap<>();
        for (final String type : types) {
            final String other = known.put(type.toLowerCase(Locale.ROOT), type);
            if (other != null) {
                throw UserError.found("The rock types \"" + other + "\" and \"" + type + "\" differ in case only")
                    .expected("One rock type is written in one way")
                    .advice("Write both alike in the column \"Rock type\"");
            }
        }
    }

    /** A rock type can have the name of a combination of others. */
    private static void requireNames(final List<List<String>> combinations) {
        final Map<String, List<String>> named = new HashMap<>();
        for (final List<String> combination : combinations) {
            final List<String> other = named.put(name(combination), combination);
            if (other != null) {
                throw UserError
                    .found("Two models would have the name \"" + name(combination) + "\", that of the rock types "
                        + quoted(other) + " and that of " + quoted(combination))
                    .advice("Rename one of these types in the column \"Rock type\", or train one model per rock type");
            }
        }
    }

    private static String quoted(final List<String> types) {
        return types.stream().map(type -> "\"" + type + "\"").collect(Collectors.joining(", "));
    }

    private static void choose(final List<String> types, final int size, final int from, final List<String> chosen,
        final List<List<String>> to) {
        if (chosen.size() == size) {
            to.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i < types.size(); i++) {
            chosen.add(types.get(i));
            choose(types, size, i + 1, chosen, to);
            chosen.remove(chosen.size() - 1);
        }
    }

    /**
     * @param rockTypes rock types, sorted; an empty text where there is none
     * @return the model trained on them, which has their names joined by " + ", such as "carbonate + soil"
     */
    public static ModelOutline outline(final List<String> rockTypes) {
        final List<String> named = rockTypes.stream().filter(type -> !type.isEmpty()).toList();
        return new ModelOutline(named.isEmpty() ? "model" : String.join(" + ", named), named);
    }

    /**
     * Every model gets as many slices as the rock type with the fewest has, and its types share them.
     *
     * @param rockTypes the rock types of a model
     * @param slices how many slices it is trained on
     * @throws UserError if they cannot be shared
     */
    public static void requireShares(final List<String> rockTypes, final int slices) {
        if (slices < rockTypes.size()) {
            throw UserError.found("The model \"" + name(rockTypes) + "\" would be trained on "
                + (slices == 1 ? "1 slice" : slices + " slices") + ", which cannot be shared by " + rockTypes.size()
                + " rock types: every model gets as many slices as the rock type with the fewest")
                .advice("Read more slices of each type");
        }
    }

    private static String name(final List<String> rockTypes) {
        return outline(rockTypes).name();
    }
}
