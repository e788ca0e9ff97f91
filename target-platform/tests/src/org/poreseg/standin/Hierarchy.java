package org.poreseg.standin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Classes and those above them. */
final class Hierarchy {

    private final Map<String, ClassNode> m_classes = new HashMap<>();

    private final Map<String, Optional<ClassNode>> m_foreign = new HashMap<>();

    private final Map<String, Set<String>> m_above = new HashMap<>();

    private final Function<String, InputStream> m_finder;

    /** @param finder finds the class files of foreign classes by their name with slashes; null where there is none */
    Hierarchy(final Function<String, InputStream> finder) {
        m_finder = finder;
    }

    /**
     * @param file a class file; it is closed
     * @return the name of the class
     */
    String add(final InputStream file) throws IOException {
        final ClassNode node = read(file, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        m_classes.put(node.name, node);
        return node.name;
    }

    /**
     * @param bundle the symbolic name of an installed bundle or fragment
     * @return the names of its classes, all of which are added
     */
    List<String> addAll(final String bundle) throws IOException {
        final List<String> names = new ArrayList<>();
        for (final URL file : Bundles.classFiles(bundle)) {
            names.add(add(file.openStream()));
        }
        return names;
    }

    private static ClassNode read(final InputStream file, final int options) throws IOException {
        try (file) {
            final ClassNode node = new ClassNode();
            new ClassReader(file).accept(node, options);
            return node;
        }
    }

    /** @return whether the class is no foreign one */
    boolean has(final String type) {
        return m_classes.containsKey(type);
    }

    /** @return the class, null if it is a foreign one */
    ClassNode node(final String type) {
        return m_classes.get(type);
    }

    /** @return the class's flags; of a nested class those that its source says */
    int access(final String type) {
        final ClassNode node = m_classes.get(type);
        return node.innerClasses.stream().filter(inner -> inner.name.equals(type)).mapToInt(inner -> inner.access)
            .findFirst().orElse(node.access);
    }

    /** @return the methods that the class declares, foreign or not */
    List<MethodNode> methods(final String type) {
        return any(type).map(node -> node.methods).orElse(List.of());
    }

    private Optional<ClassNode> any(final String type) {
        final ClassNode node = m_classes.get(type);
        return node != null ? Optional.of(node) : m_foreign.computeIfAbsent(type, this::readForeign);
    }

    private Optional<ClassNode> readForeign(final String type) {
        final InputStream file = m_finder.apply(type);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file, ClassReader.SKIP_CODE));
        } catch (IOException e) {
            throw new AssertionError(type, e);
        }
    }

    /** @return the classes and interfaces above a class, foreign ones included, the nearest first */
    Set<String> above(final String type) {
        final Set<String> known = m_above.get(type);
        if (known != null) {
            return known;
        }
        final Set<String> above = new LinkedHashSet<>();
        any(type).ifPresent(node -> {
            final List<String> next = new ArrayList<>();
            if (node.superName != null) {
                next.add(node.superName);
            }
            next.addAll(node.interfaces);
            above.addAll(next);
            next.forEach(name -> above.addAll(above(name)));
        });
        m_above.put(type, above);
        return above;
    }

    /** @return whether the member's owner, which is no foreign class, declares it */
    boolean declares(final Member member) {
        final ClassNode node = m_classes.get(member.owner());
        return node != null && declares(node, member);
    }

    private static boolean declares(final ClassNode node, final Member member) {
        return member.isMethod() ? node.methods.stream().anyMatch(m -> member.is(m.name, m.desc))
            : node.fields.stream().anyMatch(field -> member.is(field.name, field.desc));
    }

    /** @return whether the member's owner or a class above it, foreign or not, declares it */
    boolean inherits(final Member member) {
        return Stream.concat(Stream.of(member.owner()), above(member.owner()).stream())
            .flatMap(type -> any(type).stream()).anyMatch(node -> declares(node, member));
    }

    /** @return whether classes below may have a method in the place of this one */
    boolean isVirtual(final Member member) {
        return methods(member.owner()).stream().anyMatch(m -> member.is(m.name, m.desc) && isVirtual(m));
    }

    /** @return whether flags are those of what others may use: public or protected, and in the source */
    static boolean isVisible(final int access) {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    static boolean isVirtual(final MethodNode method) {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && !method.name.equals("<init>");
    }

    /**
     * @param use a member as it is named where it is used
     * @return the same as it is declared, by that class or the nearest above it; nothing if it is a foreign one
     */
    Optional<Member> resolve(final Member use) {
        if (declares(use)) {
            return Optional.of(use);
        }
        return above(use.owner()).stream().map(use::in).filter(this::declares).findFirst();
    }
}
