package org.poreseg.standin;

/** Is told by {@link Uses} what a class or a member of it uses. */
interface UseListener {

    /** @param name a class that is used, with slashes */
    void reachType(String name);

    /** @param use a field or method as it is named where it is used; it may be that of a class above */
    void reachMember(Member use);

    /**
     * @param annotation an annotation
     * @param element the element to which it gives a value
     */
    void reachElement(String annotation, String element);

    /** @param type an interface for which there is a lambda or a method reference; its method is told as well */
    default void reachLambda(final String type) {
        // its method says enough
    }
}
