package org.poreseg.standin.ui;

import java.util.function.Function;

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
 * @param handler makes the object whose methods the page can call, null if there is none
 */
public record ViewDefinition(Class<? extends NodeParameters> parametersClass, String description, Page page,
    InitialData<?> initialData, Function<ViewInput, Object> handler) {

    /**
     * The first data of a page.
     *
     * @param <D> the data
     * @param data makes it
     * @param serializer writes it, null for the usual JSON
     */
    public record InitialData<D>(Function<ViewInput, D> data, Serializer<D> serializer) {
    }
}
