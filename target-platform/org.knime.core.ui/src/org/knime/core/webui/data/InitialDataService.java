package org.knime.core.webui.data;

import java.io.IOException;
import java.util.function.Supplier;

import org.poreseg.standin.ui.json.Json;
import org.poreseg.standin.ui.json.JsonFailures;

/**
 * Serves a page its first data.
 *
 * @param <D> the data
 */
public final class InitialDataService<D> extends AbstractDataService {

    private final Supplier<D> m_data;

    private final Serializer<D> m_serializer;

    private InitialDataService(final Supplier<D> data, final Serializer<D> serializer) {
        m_data = data;
        m_serializer = serializer;
    }

    /**
     * @param <D> the data
     * @param dataSupplier makes the data
     * @return the builder
     */
    public static <D> InitialDataServiceBuilder<D> builder(final Supplier<D> dataSupplier) {
        return new InitialDataServiceBuilder<>(dataSupplier);
    }

    /**
     * @return the JSON text {@code {"result":…}}; a serialised text that is no JSON becomes a string; a failure
     *         becomes {@code internalError} instead of {@code result}
     */
    public String getInitialData() {
        try {
            final String data = m_serializer.serialize(m_data.get());
            return "{\"result\":" + (Json.isValid(data) ? data : Json.write(data)) + "}";
        } catch (IOException | RuntimeException e) {
            return JsonFailures.internalError(e);
        }
    }

    /**
     * Builds the service.
     *
     * @param <D> the data
     */
    public static final class InitialDataServiceBuilder<D> {

        private final Supplier<D> m_data;

        private Serializer<D> m_serializer = data -> data instanceof String text ? text : Json.write(data);

        InitialDataServiceBuilder(final Supplier<D> data) {
            m_data = data;
        }

        /**
         * @param serializer writes the data
         * @return this builder
         */
        public InitialDataServiceBuilder<D> serializer(final Serializer<D> serializer) {
            m_serializer = serializer;
            return this;
        }

        /** @return the service */
        public InitialDataService<D> build() {
            return new InitialDataService<>(m_data, m_serializer);
        }
    }

    /**
     * Writes data as text.
     *
     * @param <D> the data
     */
    @FunctionalInterface
    public interface Serializer<D> {

        /**
         * @param obj the data
         * @return the text
         * @throws IOException if it cannot be written
         */
        String serialize(D obj) throws IOException;
    }
}
