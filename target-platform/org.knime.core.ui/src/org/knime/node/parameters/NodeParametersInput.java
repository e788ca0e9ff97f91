package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;

/** What default settings and choices may depend on. Port indices start at 0, the flow variable port left out. */
public interface NodeParametersInput {

    /**
     * @param portIndex an input port
     * @return its spec, if there is one yet
     */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /**
     * @param portIndex an input port
     * @return its table spec, if there is one yet
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);
}
