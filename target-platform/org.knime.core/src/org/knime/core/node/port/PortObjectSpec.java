package org.knime.core.node.port;

import java.io.IOException;

/** What is known of a port object before the node is executed. */
public interface PortObjectSpec {

    /**
     * Writes and reads the specifications of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {

        /** For subclasses. */
        public PortObjectSpecSerializer() {
            // nothing to set
        }

        /**
         * @param portObjectSpec the specification
         * @param out where to; entries of a zip file
         * @throws IOException if writing fails
         */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
            throws IOException;

        /**
         * @param in where from
         * @return the specification
         * @throws IOException if reading fails
         */
        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }
}
