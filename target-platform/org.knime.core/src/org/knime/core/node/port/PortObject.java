package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What flows between nodes. */
public interface PortObject {

    /** @return a short description for the port's tooltip */
    String getSummary();

    /** @return the specification */
    PortObjectSpec getSpec();

    /** @return what a user is shown */
    JComponent[] getViews();

    /**
     * Writes and reads the objects of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSerializer<T extends PortObject> {

        /** For subclasses. */
        public PortObjectSerializer() {
            // nothing to set
        }

        /**
         * @param portObject the object
         * @param out where to; entries of a zip file
         * @param exec takes the progress
         * @throws IOException if writing fails
         * @throws CanceledExecutionException if the user cancels
         */
        public abstract void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

        /**
         * @param in where from
         * @param spec the object's specification
         * @param exec takes the progress
         * @return the object
         * @throws IOException if reading fails
         * @throws CanceledExecutionException if the user cancels
         */
        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;
    }
}
