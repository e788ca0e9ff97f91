package org.knime.core.node.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The node that the current thread works for. */
public final class NodeContext {

    private static final NodeContext NONE = new NodeContext(null);

    private static final ThreadLocal<Deque<NodeContext>> STACK = ThreadLocal.withInitial(ArrayDeque::new);

    private final Object m_object;

    private NodeContext(final Object object) {
        m_object = object;
    }

    /** @return the current context, or null */
    public static NodeContext getContext() {
        final NodeContext top = STACK.get().peek();
        return top == NONE ? null : top;
    }

    /** @return the current context, if there is one */
    public static Optional<NodeContext> getContextOptional() {
        return Optional.ofNullable(getContext());
    }

    /**
     * @param <C> the class
     * @param contextObjectClass a class
     * @return the context's object, if it is one of that class
     */
    public <C> Optional<C> getContextObjectForClass(final Class<C> contextObjectClass) {
        return contextObjectClass.isInstance(m_object) ? Optional.of(contextObjectClass.cast(m_object))
            : Optional.empty();
    }

    /** @param contextObject the node or workflow that the thread works for from now on */
    public static void pushContext(final Object contextObject) {
        STACK.get().push(new NodeContext(contextObject));
    }

    /** @param context the context of the thread from now on, may be null */
    public static void pushContext(final NodeContext context) {
        STACK.get().push(context == null ? NONE : context);
    }

    /** Goes back to the context before the last push. */
    public static void removeLastContext() {
        if (STACK.get().isEmpty()) {
            throw new IllegalStateException("No node context registered with the current thread");
        }
        STACK.get().pop();
    }

    @Override
    public String toString() {
        return String.valueOf(m_object);
    }
}
