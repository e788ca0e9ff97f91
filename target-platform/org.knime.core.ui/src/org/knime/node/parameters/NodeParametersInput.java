package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What default settings and choices may depend on. Port indices start at 0, the flow variable port left out. */
public interface NodeParametersInput {

    /** @return the types of the input ports */
    PortType[] getInPortTypes();

    /** @return the types of the output ports */
    PortType[] getOutPortTypes();

    /** @return the input specs, null where there is none yet */
    PortObjectSpec[] getInPortSpecs();

    /**
     * @param portIndex an input port
     * @return its spec, if there is one yet
     */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /** @return the specs of the input tables, null where there is none yet */
    DataTableSpec[] getInTableSpecs();

    /**
     * @param portIndex an input port
     * @return its table spec, if there is one yet
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /** @return the input objects, null where there is none yet */
    PortObject[] getInPortObjects();

    /**
     * @param portIndex an input port
     * @return its object, if there is one yet
     */
    Optional<PortObject> getInPortObject(int portIndex);

    /** @return the input tables, null where there is none yet */
    BufferedDataTable[] getInTables();

    /**
     * @param portIndex an input port
     * @return its table, if there is one yet
     */
    Optional<BufferedDataTable> getInTable(int portIndex);
}
