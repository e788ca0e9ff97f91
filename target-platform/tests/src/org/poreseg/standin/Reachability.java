package org.poreseg.standin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Follows the uses of classes and their members from some classes to others, through code, descriptors, generic
 * signatures and annotations. A method is reached where it is called, or where it overrides a reached method or one
 * of a foreign class, and its own class is reached.
 */
final class Reachability implements UseListener {

    private static final Set<String> SERIALISATION =
        Set.of("serialVersionUID", "readObject", "writeObject", "readResolve", "writeReplace");

    /** Instructions of a constructor that only calls that of the class above; without lines and labels. */
    private static final int EMPTY = 3;

    private final Hierarchy m_classes;

    private final Set<String> m_roots = new HashSet<>();

    private final Set<String> m_types = new HashSet<>();

    private final Set<Member> m_members = new HashSet<>();

    private final Deque<Member> m_open = new ArrayDeque<>();

    /** The reached classes below a class. */
    private final Map<String, List<String>> m_below = new HashMap<>();

    /** @param classes all classes whose uses are followed, and those above them */
    Reachability(final Hierarchy classes) {
        m_classes = classes;
    }

    /** @param types classes that are used, with all their members, and so are those that they override */
    void roots(final List<String> types) {
        m_roots.addAll(types);
        for (final String type : types) {
            final ClassNode node = m_classes.node(type);
            reachType(type);
            node.fields.forEach(field -> reach(new Member(type, field.name, field.desc)));
            node.methods.forEach(method -> reach(new Member(type, method.name, method.desc)));
        }
        follow();
    }

    /** @param member a member that is used in a way which class files do not tell */
    void root(final Member member) {
        reachType(member.owner());
        reach(member);
        follow();
    }

    private void follow() {
        while (!m_open.isEmpty()) {
            uses(m_open.remove());
        }
    }

    private void uses(final Member member) {
        final ClassNode owner = m_classes.node(member.owner());
        final var uses = new Uses(this, member);
        owner.fields.stream().filter(field -> member.is(field.name, field.desc)).forEach(uses::of);
        owner.methods.stream().filter(method -> member.is(method.name, method.desc)).forEach(uses::of);
    }

    @Override
    public void reachType(final String name) {
        final ClassNode node = m_classes.node(name);
        if (node == null || !m_types.add(name)) {
            return;
        }
        new Uses(this, new Member(name, "", "")).of(node);
        node.methods.stream().filter(method -> method.name.equals("<clinit>") || SERIALISATION.contains(method.name))
            .forEach(method -> reach(new Member(name, method.name, method.desc)));
        node.fields.stream().filter(field -> SERIALISATION.contains(field.name))
            .forEach(field -> reach(new Member(name, field.name, field.desc)));
        reachComponents(node);
        m_classes.above(name).forEach(above -> {
            m_below.computeIfAbsent(above, key -> new ArrayList<>()).add(name);
            m_classes.methods(above).stream().filter(Hierarchy::isVirtual)
                .forEach(method -> dispatch(name, new Member(above, method.name, method.desc)));
        });
    }

    /** A record has the accessors and the constructor that its components ask for. */
    private void reachComponents(final ClassNode node) {
        if (node.recordComponents != null) {
            node.recordComponents
                .forEach(component -> reach(new Member(node.name, component.name, "()" + component.descriptor)));
            node.methods.stream().filter(method -> method.name.equals("<init>"))
                .forEach(method -> reach(new Member(node.name, method.name, method.desc)));
        }
    }

    @Override
    public void reachMember(final Member use) {
        reachType(use.owner());
        m_classes.resolve(use).ifPresent(this::reach);
    }

    @Override
    public void reachElement(final String annotation, final String element) {
        final ClassNode node = m_classes.node(annotation);
        if (node != null) {
            node.methods.stream().filter(method -> method.name.equals(element))
                .forEach(method -> reach(new Member(annotation, element, method.desc)));
        }
    }

    private void reach(final Member member) {
        if (m_members.add(member)) {
            reachType(member.owner());
            m_open.add(member);
            if (m_classes.isVirtual(member)) {
                List.copyOf(m_below.getOrDefault(member.owner(), List.of())).forEach(type -> dispatch(type, member));
            }
            if (member.name().equals("values") || member.name().equals("valueOf")) {
                reachConstants(m_classes.node(member.owner()));
            }
        }
    }

    private void reachConstants(final ClassNode node) {
        node.fields.stream().filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
            .forEach(field -> reach(new Member(node.name, field.name, field.desc)));
    }

    /** Reaches what a reached class has in the place of a reached or foreign method of a class above it. */
    private void dispatch(final String type, final Member overridden) {
        if (!m_classes.has(overridden.owner()) || m_members.contains(overridden)) {
            m_classes.resolve(overridden.in(type)).ifPresent(this::reach);
        } else if (m_roots.contains(type) && m_classes.declares(overridden.in(type))) {
            reach(overridden);
        }
    }

    /**
     * @param types classes
     * @return the public and protected ones of them, and such members of theirs, that nothing reaches
     */
    Set<String> unreached(final List<String> types) {
        final Set<String> unreached = new TreeSet<>();
        for (final String type : types) {
            final ClassNode node = m_classes.node(type);
            if (!Hierarchy.isVisible(m_classes.access(type))) {
                continue;
            }
            if (!m_types.contains(type)) {
                unreached.add(type);
            } else {
                unreachedMembers(node, unreached);
            }
        }
        return unreached;
    }

    private void unreachedMembers(final ClassNode node, final Set<String> unreached) {
        final List<Member> members = new ArrayList<>();
        // where a constant is used, the class file has its value and not its name
        node.fields.stream().filter(field -> Hierarchy.isVisible(field.access) && field.value == null)
            .forEach(field -> members.add(new Member(node.name, field.name, field.desc)));
        node.methods.stream().filter(method -> Hierarchy.isVisible(method.access) && !isImplicit(node, method))
            .forEach(method -> members.add(new Member(node.name, method.name, method.desc)));
        members.removeAll(m_members);
        members.forEach(member -> unreached.add(member.toString()));
    }

    /** Every enum has two methods, every class a constructor, whether or not its source says so. */
    private static boolean isImplicit(final ClassNode node, final MethodNode method) {
        return (node.access & Opcodes.ACC_ENUM) != 0 && (method.name.equals("values") || method.name.equals("valueOf"))
            || method.name.equals("<init>") && method.desc.equals("()V") && method.instructions.size() <= EMPTY;
    }
}
