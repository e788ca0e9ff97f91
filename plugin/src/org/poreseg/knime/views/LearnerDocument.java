package org.poreseg.knime.views;

import java.util.List;
import java.util.Map;

/**
 * What the learner's page is told.
 *
 * @param title the heading of the page
 * @param quantities what was recorded, in the order of the table
 * @param models the curves of each model, in the order of training
 */
public record LearnerDocument(String title, List<Quantity> quantities, List<Curve> models) {

    /**
     * What there is to know of something recorded.
     *
     * @param key under which values of it are given
     * @param label its name, as in the table of the node
     * @param unit what it is measured in, empty if it has no unit
     * @param digits digits behind the point that are worth showing
     */
    public record Quantity(String key, String label, String unit, int digits) {
    }

    /**
     * The training of a model.
     *
     * @param name the model's name
     * @param values by key of a quantity, a value a record, in the order of time; NaN where it was not measured
     */
    public record Curve(String name, Map<String, double[]> values) {
    }
}
