package org.knime.core.webui.data;

import java.io.IOException;

/**
 * Serves a page its first data.
 *
 * @param <D> the data
 */
public final class InitialDataService<D> {

    private InitialDataService() {
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
