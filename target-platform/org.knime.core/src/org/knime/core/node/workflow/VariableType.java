package org.knime.core.node.workflow;

import java.util.Set;

/**
 * The type of a flow variable.
 *
 * @param <T> the class of its values
 */
public abstract class VariableType<T> {

    private final String m_identifier;

    private final Class<T> m_simpleType;

    VariableType(final String identifier, final Class<T> simpleType) {
        m_identifier = identifier;
        m_simpleType = simpleType;
    }

    /** @return the name in files */
    public String getIdentifier() {
        return m_identifier;
    }

    Class<T> valueClass() {
        return m_simpleType;
    }

    /** @return the types that a variable of this type can be read as */
    public Set<VariableType<?>> getConvertibleTypes() {
        return Set.of(this);
    }

    /**
     * @param to another type
     * @return whether a variable of this type can be read as that type
     */
    public final boolean isConvertible(final VariableType<?> to) {
        return getConvertibleTypes().contains(to);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }

    /** Texts. */
    public static final class StringType extends VariableType<String> {

        /** The only one. */
        public static final StringType INSTANCE = new StringType();

        private StringType() {
            super("STRING", String.class);
        }
    }

    /** Floating-point numbers, which can be read as texts. */
    public static final class DoubleType extends VariableType<Double> {

        /** The only one. */
        public static final DoubleType INSTANCE = new DoubleType();

        private DoubleType() {
            super("DOUBLE", Double.class);
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(this, StringType.INSTANCE);
        }
    }

    /** Integers, which can be read as floating-point numbers and texts. */
    public static final class IntType extends VariableType<Integer> {

        /** The only one. */
        public static final IntType INSTANCE = new IntType();

        private IntType() {
            super("INTEGER", Integer.class);
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(this, DoubleType.INSTANCE, StringType.INSTANCE);
        }
    }
}
