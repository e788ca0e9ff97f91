package org.poreseg.unet.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.graph.Weight;

/**
 * The variables of a training: the weights of its network, and Adam's two moments of each that it trains.
 *
 * @param weights the weights, in the order of {@link Weight#of}
 */
record TrainingVariables(List<Weight> weights) {

    private static final String FIRST_MOMENT = "/adam_m";

    private static final String SECOND_MOMENT = "/adam_v";

    /** @param network the network */
    TrainingVariables(final NetworkConfig network) {
        this(Weight.of(network));
    }

    /** @return the weights that the optimiser changes */
    List<Weight> trainable() {
        return weights.stream().filter(Weight::trainable).toList();
    }

    /** @return the names of the weights */
    List<String> weightNames() {
        return weights.stream().map(Weight::name).toList();
    }

    /** @return the names of all variables: the weights, then both moments of the trainable ones */
    List<String> names() {
        return List.copyOf(shapes().keySet());
    }

    /** @return the shapes of all variables by their names, in their order */
    Map<String, long[]> shapes() {
        final Map<String, long[]> shapes = new LinkedHashMap<>();
        weights.forEach(weight -> shapes.put(weight.name(), weight.shape()));
        trainable().forEach(weight -> shapes.put(firstMomentOf(weight.name()), weight.shape()));
        trainable().forEach(weight -> shapes.put(secondMomentOf(weight.name()), weight.shape()));
        return shapes;
    }

    /** @return whether a variable is a weight, and no moment */
    static boolean isWeight(final String name) {
        return !name.endsWith(FIRST_MOMENT) && !name.endsWith(SECOND_MOMENT);
    }

    /** @return the name of a weight's first moment */
    static String firstMomentOf(final String weight) {
        return weight + FIRST_MOMENT;
    }

    /** @return the name of a weight's second moment */
    static String secondMomentOf(final String weight) {
        return weight + SECOND_MOMENT;
    }
}
