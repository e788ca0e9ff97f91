package org.poreseg.knime.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.report.OverlayCollector.PageOverlay;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.metrics.ThresholdGrid;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The data of the scorer's page as JSON: the same for the view in KNIME and for the report on disk. */
public final class PageDocument {

    private static final String TITLE = "Segmentation scores";

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Curves are drawn, not computed with. */
    private static final MathContext CURVE_DIGITS = new MathContext(6);

    /** Characters a row when the text is kept in a table. */
    private static final int PIECE = 1 << 20;

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"Document"}, new DataType[]{StringCell.TYPE});

    private PageDocument() {
    }

    /**
     * @param result the scores
     * @param threshold the threshold of the predicted masks
     * @param overlays the overlays to offer
     * @return the data of the page as JSON text; numbers that do not exist are null
     */
    public static String json(final ScoringResult result, final double threshold, final List<PageOverlay> overlays) {
        final JsonObject page = new JsonObject();
        page.addProperty("title", TITLE);
        page.addProperty("threshold", threshold);
        page.add("models", array(result.models().size(), i -> new JsonPrimitive(result.models().get(i))));
        page.add("stacks", array(result.stacks().size(), i -> stack(result.stacks().get(i))));
        final List<ScoringResult.Row> rows = result.rows();
        page.add("scores", array(rows.size(), i -> scores(rows.get(i))));
        final List<ScoringResult.Summary> summary = result.summary();
        page.add("summary", array(summary.size(), i -> summary(summary.get(i))));
        page.add("thresholds", array(rows.size(), i -> sweep(rows.get(i))));
        page.add("prCurves", array(rows.size(), i -> curve(rows.get(i))));
        page.add("reliability", array(rows.size(), i -> reliability(rows.get(i))));
        page.add("overlays", array(overlays.size(), i -> overlay(i, overlays.get(i))));
        return GSON.toJson(page);
    }

    private static JsonObject stack(final ScoringResult.Stack stack) {
        final JsonObject object = new JsonObject();
        object.addProperty("name", stack.name());
        object.addProperty("rockType", stack.rockType());
        return object;
    }

    private static JsonObject of(final ScoringResult.Row row) {
        final JsonObject object = new JsonObject();
        object.addProperty("model", row.model());
        object.addProperty("stack", row.stack().name());
        return object;
    }

    private static JsonObject scores(final ScoringResult.Row row) {
        final JsonObject object = of(row);
        object.addProperty("rockType", row.stack().rockType());
        for (final Metric metric : Metric.values()) {
            object.add(metric.json(), number(metric.of(row.scores())));
        }
        object.addProperty("slices", row.scores().slices());
        return object;
    }

    private static JsonObject summary(final ScoringResult.Summary summary) {
        final JsonObject object = new JsonObject();
        object.addProperty("model", summary.model());
        object.addProperty("scope", summary.scope());
        object.addProperty("stacks", summary.stacks());
        summary.values().forEach((metric, value) -> object.add(metric.json(), number(value)));
        return object;
    }

    private static JsonObject sweep(final ScoringResult.Row row) {
        final double[] thresholds = ThresholdGrid.thresholds();
        final List<PoreConfusion> sweep = row.scores().sweep();
        final JsonObject object = of(row);
        // all digits: the distance to 1 matters
        object.add("t", array(thresholds.length, i -> new JsonPrimitive(thresholds[i])));
        object.add("accuracy", numbers(sweep.size(), i -> sweep.get(i).accuracy()));
        object.add("precision", numbers(sweep.size(), i -> sweep.get(i).precision()));
        object.add("recall", numbers(sweep.size(), i -> sweep.get(i).recall()));
        object.add("iou", numbers(sweep.size(), i -> sweep.get(i).iou()));
        return object;
    }

    private static JsonObject curve(final ScoringResult.Row row) {
        final double[] recall = row.scores().curve().recall();
        final double[] precision = row.scores().curve().precision();
        final JsonObject object = of(row);
        object.add("recall", numbers(recall.length, i -> recall[i]));
        object.add("precision", numbers(precision.length, i -> precision[i]));
        return object;
    }

    private static JsonObject reliability(final ScoringResult.Row row) {
        final double[] confidence = row.scores().reliability().confidence();
        final double[] observed = row.scores().reliability().observed();
        final long[] count = row.scores().reliability().count();
        final JsonObject object = of(row);
        object.add("confidence", numbers(confidence.length, i -> confidence[i]));
        object.add("observed", numbers(observed.length, i -> observed[i]));
        object.add("count", array(count.length, i -> new JsonPrimitive(count[i])));
        return object;
    }

    private static JsonObject overlay(final int index, final PageOverlay overlay) {
        final JsonObject object = new JsonObject();
        object.addProperty("id", Integer.toString(index));
        object.addProperty("model", overlay.model());
        object.addProperty("stack", overlay.slice().stack().name());
        object.addProperty("slice", overlay.slice().index());
        object.addProperty("width", overlay.width());
        object.addProperty("height", overlay.height());
        object.addProperty("greyId", overlay.grey());
        object.addProperty("probabilityId", overlay.probability());
        object.addProperty("referenceId", overlay.reference());
        return object;
    }

    private static JsonArray array(final int length, final IntFunction<JsonElement> element) {
        final JsonArray array = new JsonArray(length);
        IntStream.range(0, length).forEach(i -> array.add(element.apply(i)));
        return array;
    }

    private static JsonArray numbers(final int length, final IntToDoubleFunction value) {
        return array(length, i -> Double.isNaN(value.applyAsDouble(i)) ? JsonNull.INSTANCE
            : new JsonPrimitive(new BigDecimal(value.applyAsDouble(i)).round(CURVE_DIGITS).doubleValue()));
    }

    private static JsonElement number(final double value) {
        return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    /** @return a table that keeps the text in pieces */
    public static BufferedDataTable toTable(final String json, final ExecutionContext exec) {
        final BufferedDataContainer rows = exec.createDataContainer(SPEC);
        for (int start = 0; start < json.length(); start += PIECE) {
            rows.addRowToTable(new DefaultRow("Row" + rows.size(),
                new StringCell(json.substring(start, Math.min(start + PIECE, json.length())))));
        }
        rows.close();
        return rows.getTable();
    }

    /** @return the text that a table keeps */
    public static String fromTable(final BufferedDataTable table) {
        final StringBuilder json = new StringBuilder();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                json.append(((StringValue)rows.next().getCell(0)).getStringValue());
            }
        }
        return json.toString();
    }
}
