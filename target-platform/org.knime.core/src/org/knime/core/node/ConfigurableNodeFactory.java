package org.knime.core.node;

/**
 * Makes nodes whose ports the user may change.
 *
 * @param <T> the model's class
 */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    /** For subclasses. */
    protected ConfigurableNodeFactory() {
        // nothing to set
    }
}
