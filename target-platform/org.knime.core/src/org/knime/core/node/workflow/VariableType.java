package org.knime.core.node.workflow;

/**
 * The type of a flow variable.
 *
 * @param <T> the class of its values
 */
public abstract class VariableType<T> {

    private final String m_identifier;

    VariableType(final String identifier, final Class<T> simpleType) {
        m_identifier = identifier;
    }

    /** @return the name in files */
    public String getIdentifier() {
        return m_identifier;
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
    }

    /** Integers, which can be read as floating-point numbers and texts. */
    public static final class IntType extends VariableType<Integer> {

        /** The only one. */
        public static final IntType INSTANCE = new IntType();

        private IntType() {
            super("INTEGER", Integer.class);
        }
    }
}
