package org.poreseg.standin;

import java.util.List;
import java.util.function.IntSupplier;

/** Classes for a test: some of what they have is used by the last one. */
final class ReachabilityExample {

    static final List<Class<?>> OFFERED = List.of(Shape.class, Circle.class, Unused.class, Colour.class, Mark.class);

    private ReachabilityExample() {
    }

    /** A class with a method that is called only through it. */
    public abstract static class Shape implements IntSupplier {

        public abstract int area();

        public abstract void unused();
    }

    /** A class below: what it has in the place of a used or foreign method is used. */
    public static class Circle extends Shape {

        public static Object s_unused; // NOSONAR: it is here to be found

        public static final int CONSTANT = 1;

        public Circle() {
            this(1);
        }

        public Circle(final int radius) {
            s_unused = radius;
        }

        public Circle(final String radius) {
            this(Integer.parseInt(radius));
        }

        @Override
        public int area() {
            return helper();
        }

        protected int helper() {
            return CONSTANT;
        }

        @Override
        public void unused() {
            helper();
        }

        @Override
        public int getAsInt() {
            return 0;
        }

        @Override
        public String toString() {
            return "circle";
        }
    }

    /** A class that nobody names. */
    public static class Unused {
        public void whatever() {
            // its class is enough to be told
        }
    }

    /** An enum of which one constant is used. */
    public enum Colour {
        USED, UNUSED
    }

    /** An annotation of which one element is used. */
    public @interface Mark {

        int used();

        int unused() default 0;
    }

    /** Uses some of it. */
    public static class User {

        @Mark(used = 1)
        private final Shape m_shape = new Circle("1");

        int use() {
            return Colour.USED.ordinal() + m_shape.area();
        }
    }
}
