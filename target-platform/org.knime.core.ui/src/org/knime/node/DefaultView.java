package org.knime.node;

import java.util.function.Function;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.data.InitialDataService.Serializer;
import org.knime.core.webui.page.Page;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.standin.ui.ViewDefinition.InitialData;
import org.poreseg.standin.ui.ViewDefinition;

/** What a node shows. */
public final class DefaultView implements FluentNodeAPI {

    private final Class<? extends NodeParameters> m_parametersClass;

    private final String m_description;

    private final Page m_page;

    private DefaultInitialData<?> m_initialData;

    private DefaultDataService m_dataService;

    private DefaultView(final Class<? extends NodeParameters> parametersClass, final String description,
        final Page page) {
        m_parametersClass = parametersClass;
        m_description = description;
        m_page = page;
    }

    static RequireViewParameters create() {
        return parametersClass -> description -> page -> new DefaultView(parametersClass, description,
            page.apply(Page.create()));
    }

    ViewDefinition definition() {
        return new ViewDefinition(m_parametersClass, m_description, m_page,
            m_initialData == null ? null : m_initialData.definition(),
            m_dataService == null ? null : m_dataService.handler());
    }

    /**
     * Gives the page its first data.
     *
     * @param <D> the data
     * @param initialData makes the data
     * @return this
     */
    public <D> DefaultView initialData(final Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        m_initialData = initialData.apply(DefaultView::dataOf);
        return this;
    }

    private static <D> DefaultInitialData<D> dataOf(final Function<ViewInput, D> data) {
        return new DefaultInitialData<>(data);
    }

    /**
     * Lets the page call methods.
     *
     * @param dataService makes the objects whose public methods can be called
     * @return this
     */
    public DefaultView dataService(final Function<RequireDataService, DefaultDataService> dataService) {
        m_dataService = dataService.apply(SingleHandlerDataService::new);
        return this;
    }

    /** Asks for the view's settings. */
    public interface RequireViewParameters {

        /** @return asks for a description; the view has no settings */
        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }

        /**
         * @param parametersClass the settings
         * @return asks for a description
         */
        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);
    }

    /** Asks for a description. */
    public interface RequireDescription {

        /**
         * @param description what the view shows, as XML content
         * @return asks for the page
         */
        RequirePage description(String description);
    }

    /** Asks for the page. */
    public interface RequirePage {

        /**
         * @param page makes the page
         * @return the view, to which data can be added
         */
        DefaultView page(Function<Page.RequireFromFileOrString, Page> page);
    }

    /** Asks for the first data. */
    public interface RequireInitialData {

        /**
         * @param <D> the data
         * @param data makes the data
         * @return the data, for which a serialiser can be set
         */
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Asks for objects whose methods can be called. */
    public interface RequireDataService {

        /**
         * @param handler makes the only object
         * @return the service
         */
        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /** What a view sees. */
    public interface ViewInput {

        /** @return what the node's execution left for the view */
        PortObject[] getInternalPortObjects();

        /** @return what the node's execution left for the view, all tables */
        default BufferedDataTable[] getInternalTables() {
            final PortObject[] objects = getInternalPortObjects();
            final var tables = new BufferedDataTable[objects.length];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = (BufferedDataTable)objects[i];
            }
            return tables;
        }
    }

    /**
     * The first data.
     *
     * @param <D> the data
     */
    public static final class DefaultInitialData<D> implements FluentNodeAPI {

        private final Function<ViewInput, D> m_data;

        private Serializer<D> m_serializer;

        private DefaultInitialData(final Function<ViewInput, D> data) {
            m_data = data;
        }

        /**
         * @param serializer writes the data
         * @return this
         */
        public DefaultInitialData<D> serializer(final Serializer<D> serializer) {
            m_serializer = serializer;
            return this;
        }

        InitialData<D> definition() {
            return new InitialData<>(m_data, m_serializer);
        }
    }

    /** Objects whose methods can be called. */
    public abstract static class DefaultDataService implements FluentNodeAPI {

        abstract Function<ViewInput, Object> handler();
    }

    /** One object whose methods can be called. */
    public static final class SingleHandlerDataService extends DefaultDataService {

        private final Function<ViewInput, Object> m_handler;

        private SingleHandlerDataService(final Function<ViewInput, Object> handler) {
            m_handler = handler;
        }

        @Override
        Function<ViewInput, Object> handler() {
            return m_handler;
        }
    }
}
