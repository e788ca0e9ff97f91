package org.poreseg.standin;

/**
 * A field or method of a class.
 *
 * @param owner the class, with slashes
 * @param name its name
 * @param descriptor its descriptor
 */
record Member(String owner, String name, String descriptor) {

    boolean is(final String otherName, final String otherDescriptor) {
        return name.equals(otherName) && descriptor.equals(otherDescriptor);
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    /** @return the member of the same name and descriptor in another class */
    Member in(final String otherOwner) {
        return new Member(otherOwner, name, descriptor);
    }

    @Override
    public String toString() {
        return owner + "." + name + (isMethod() ? descriptor : "");
    }
}
