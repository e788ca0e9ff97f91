package org.knime.node.parameters.updates;

/**
 * Names a setting, so that others can depend on it.
 *
 * @param <V> its value
 */
public interface ParameterReference<V> {
}
