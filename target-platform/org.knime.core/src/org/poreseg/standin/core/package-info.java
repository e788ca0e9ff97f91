/**
 * The machinery behind the stand-in for KNIME's core: what the batch application and tests use beside KNIME's API.
 *
 * <ul>
 * <li>{@link org.poreseg.standin.core.NodeStorage}: the folder of one execution of one node, with its tables and file
 * stores.</li>
 * <li>{@link org.poreseg.standin.core.Contexts}: execution contexts.</li>
 * <li>{@link org.poreseg.standin.core.WorkflowContext}: pushed as the node context; it resolves
 * <code>knime://knime.workflow/</code>.</li>
 * <li>{@link org.poreseg.standin.core.FlowVariables}: flow variables that set settings.</li>
 * <li>{@link org.poreseg.standin.core.port.PortObjects}: saving and reading port objects.</li>
 * <li>{@link org.poreseg.standin.core.tables.Tables}: tables as they lie on disk.</li>
 * </ul>
 *
 * Classes in KNIME's packages have only KNIME's public members. Where the machinery needs more, the class hands an
 * object with access to it to a <code>register</code> method here when it is initialised.
 */
package org.poreseg.standin.core;
