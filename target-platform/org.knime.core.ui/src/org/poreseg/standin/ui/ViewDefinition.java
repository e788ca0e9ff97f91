package org.poreseg.standin.ui;

import java.util.Map;
import java.util.function.Function;

import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.InitialDataService.Serializer;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node shows.
 *
 * @param parametersClass the view's settings, null if it has none
 * @param description what it shows, as XML content
 * @param page the page
 * @param initialData the page's first data, null if none
 * @param handlers make the objects whose methods the page can call, by name; a single one has an empty name
 */
public record ViewDefinition(Class<? extends NodeParameters> parametersClass, String description, Page page,
    InitialData<?> initialData, Map<String, Function<ViewInput, Object>> handlers) {

    /**
     * The first data of a page.
     *
     * @param <D> the data
     * @param data makes it
     * @param serializer writes it, null for the usual JSON
     */
    public record InitialData<D>(Function<ViewInput, D> data, Serializer<D> serializer) {

        /**
         * @param input what the view sees
         * @return the JSON text the page gets
         */
        public String json(final ViewInput input) {
            final var builder = InitialDataService.<D> builder(() -> data.apply(input));
            if (serializer != null) {
                builder.serializer(serializer);
            }
            return builder.build().getInitialData();
        }
    }
}
