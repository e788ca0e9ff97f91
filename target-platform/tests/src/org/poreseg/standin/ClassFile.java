package org.poreseg.standin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file declares and refers to (JVM specification, chapter 4): no more than the test of the API needs.
 *
 * @param name the class, with slashes
 * @param access its flags; of a nested class those that its source says
 * @param superTypes its super class, if any but Object, and its interfaces
 * @param signature its generic signature, or an empty text
 * @param members its fields and methods
 * @param references the fields and methods that it uses
 * @param lambdas the interfaces for which it has lambdas or method references
 * @param types the classes that are named in it anywhere, annotations and generic signatures included
 */
record ClassFile(String name, int access, List<String> superTypes, String signature, List<Member> members,
    List<Reference> references, Set<String> lambdas, Set<String> types) {

    static final int PUBLIC = 0x0001;
    static final int PROTECTED = 0x0004;
    static final int STATIC = 0x0008;
    static final int FINAL = 0x0010;
    static final int INTERFACE = 0x0200;
    static final int ABSTRACT = 0x0400;
    static final int SYNTHETIC = 0x1000;
    static final int ENUM = 0x4000;

    private static final int MAGIC = 0xcafebabe;

    private static final Pattern NAMED_TYPE = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    /**
     * A field or method.
     *
     * @param access its flags
     * @param name its name
     * @param descriptor its descriptor
     * @param signature its generic signature, or an empty text
     * @param hasDefault whether it is an annotation's element with a default
     */
    record Member(int access, String name, String descriptor, String signature, boolean hasDefault) {

        boolean isMethod() {
            return descriptor.startsWith("(");
        }

        boolean isVisible() {
            return (access & (PUBLIC | PROTECTED)) != 0 && (access & SYNTHETIC) == 0;
        }
    }

    /**
     * The use of a field or method.
     *
     * @param owner the class through which it is used
     * @param name its name
     * @param descriptor its descriptor
     */
    record Reference(String owner, String name, String descriptor) {
    }

    boolean is(final int flag) {
        return (access & flag) != 0;
    }

    static ClassFile read(final InputStream stream) throws IOException {
        try (DataInputStream in = new DataInputStream(stream)) {
            return new Parser(in).parse();
        }
    }

    private static final class Parser {

        private final DataInputStream m_in;

        private Object[] m_pool;

        Parser(final DataInputStream in) {
            m_in = in;
        }

        ClassFile parse() throws IOException {
            if (m_in.readInt() != MAGIC) {
                throw new IOException("not a class file");
            }
            m_in.readInt(); // version
            readPool();
            int access = m_in.readUnsignedShort();
            final String name = className(m_in.readUnsignedShort());
            final List<String> superTypes = new ArrayList<>();
            final int superIndex = m_in.readUnsignedShort();
            if (superIndex != 0 && !"java/lang/Object".equals(className(superIndex))) {
                superTypes.add(className(superIndex));
            }
            for (int i = m_in.readUnsignedShort(); i > 0; i--) {
                superTypes.add(className(m_in.readUnsignedShort()));
            }
            final List<Member> members = new ArrayList<>();
            for (int kind = 0; kind < 2; kind++) { // fields, then methods
                for (int i = m_in.readUnsignedShort(); i > 0; i--) {
                    members.add(readMember());
                }
            }
            String signature = "";
            for (int i = m_in.readUnsignedShort(); i > 0; i--) {
                final String attribute = (String)m_pool[m_in.readUnsignedShort()];
                final int length = m_in.readInt();
                if ("Signature".equals(attribute)) {
                    signature = (String)m_pool[m_in.readUnsignedShort()];
                } else if ("InnerClasses".equals(attribute)) {
                    access = readInnerAccess(name, access);
                } else {
                    m_in.skipNBytes(length);
                }
            }
            return new ClassFile(name, access, superTypes, signature, members, references(), lambdas(), types());
        }

        /** The flags of a nested class as its source says; the class's own flags know neither protected nor static. */
        private int readInnerAccess(final String name, final int access) throws IOException {
            int found = access;
            for (int i = m_in.readUnsignedShort(); i > 0; i--) {
                final String inner = className(m_in.readUnsignedShort());
                m_in.readInt(); // outer class and simple name
                final int flags = m_in.readUnsignedShort();
                found = inner.equals(name) ? flags : found;
            }
            return found;
        }

        private Member readMember() throws IOException {
            final int access = m_in.readUnsignedShort();
            final String name = (String)m_pool[m_in.readUnsignedShort()];
            final String descriptor = (String)m_pool[m_in.readUnsignedShort()];
            String signature = "";
            boolean hasDefault = false;
            for (int i = m_in.readUnsignedShort(); i > 0; i--) {
                final String attribute = (String)m_pool[m_in.readUnsignedShort()];
                final int length = m_in.readInt();
                if ("Signature".equals(attribute)) {
                    signature = (String)m_pool[m_in.readUnsignedShort()];
                } else {
                    hasDefault |= "AnnotationDefault".equals(attribute);
                    m_in.skipNBytes(length);
                }
            }
            if (signature.equals(descriptor)) {
                signature = ""; // Eclipse's compiler gives one to the constants of some enums, which says nothing new
            }
            return new Member(access, name, descriptor, signature, hasDefault);
        }

        /** Texts stay texts; classes and other entries with one index are {tag, index}, those with two have three. */
        private void readPool() throws IOException {
            m_pool = new Object[m_in.readUnsignedShort()];
            for (int i = 1; i < m_pool.length; i++) {
                final int tag = m_in.readUnsignedByte();
                switch (tag) {
                    case 1 -> m_pool[i] = m_in.readUTF();
                    case 3, 4 -> m_in.readInt();
                    case 5, 6 -> {
                        m_in.readLong();
                        i++; // NOSONAR: such an entry takes two places
                    }
                    case 7, 8, 16, 19, 20 -> m_pool[i] = new int[]{tag, m_in.readUnsignedShort()};
                    case 9, 10, 11, 12, 17, 18 -> m_pool[i] =
                        new int[]{tag, m_in.readUnsignedShort(), m_in.readUnsignedShort()};
                    case 15 -> {
                        m_in.readUnsignedByte();
                        m_in.readUnsignedShort();
                    }
                    default -> throw new IOException("unknown constant " + tag);
                }
            }
        }

        private String className(final int index) {
            return (String)m_pool[((int[])m_pool[index])[1]];
        }

        private List<Reference> references() {
            final List<Reference> references = new ArrayList<>();
            for (final Object constant : m_pool) {
                if (constant instanceof int[] c && c[0] >= 9 && c[0] <= 11) {
                    final int[] nameAndType = (int[])m_pool[c[2]];
                    references.add(new Reference(className(c[1]), (String)m_pool[nameAndType[1]],
                        (String)m_pool[nameAndType[2]]));
                }
            }
            return references;
        }

        private Set<String> lambdas() {
            final Set<String> lambdas = new LinkedHashSet<>();
            for (final Object constant : m_pool) {
                if (constant instanceof int[] c && c[0] == 18) {
                    final String descriptor = (String)m_pool[((int[])m_pool[c[2]])[2]];
                    if (descriptor.endsWith(";")) {
                        lambdas.add(descriptor.substring(descriptor.indexOf(")L") + 2, descriptor.length() - 1));
                    }
                }
            }
            return lambdas;
        }

        private Set<String> types() {
            final Set<String> types = new LinkedHashSet<>();
            for (final Object constant : m_pool) {
                if (constant instanceof int[] c && c[0] == 7 && !((String)m_pool[c[1]]).startsWith("[")) {
                    types.add((String)m_pool[c[1]]);
                } else if (constant instanceof String text) {
                    final Matcher matcher = NAMED_TYPE.matcher(text);
                    while (matcher.find()) {
                        types.add(matcher.group(1));
                    }
                }
            }
            return types;
        }
    }
}
