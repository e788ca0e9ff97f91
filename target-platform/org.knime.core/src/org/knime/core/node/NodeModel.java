package org.knime.core.node;

import org.knime.core.node.port.PortType;

/** What a node does; here only the numbers and types of its ports. */
public abstract class NodeModel {

    private final PortType[] m_inPorts;

    private final PortType[] m_outPorts;

    /**
     * @param inPortTypes the types of the input ports
     * @param outPortTypes the types of the output ports
     */
    protected NodeModel(final PortType[] inPortTypes, final PortType[] outPortTypes) {
        m_inPorts = inPortTypes.clone();
        m_outPorts = outPortTypes.clone();
    }

    /** @return the number of input ports */
    protected final int getNrInPorts() {
        return m_inPorts.length;
    }

    /** @return the number of output ports */
    protected final int getNrOutPorts() {
        return m_outPorts.length;
    }

    /**
     * @param index an input port, from 0
     * @return its type
     */
    protected final PortType getInPortType(final int index) {
        return m_inPorts[index];
    }

    /**
     * @param index an output port, from 0
     * @return its type
     */
    protected final PortType getOutPortType(final int index) {
        return m_outPorts[index];
    }
}
