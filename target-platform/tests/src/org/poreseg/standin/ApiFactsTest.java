package org.poreseg.standin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.BeforeClass;
import org.junit.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.osgi.framework.Bundle;

/**
 * The plugin is built against a stand-in for KNIME, and must run in the real one. So everything that the stand-in
 * shows in KNIME's packages must be in KNIME's API, and so must everything that the plugin uses of it. Both are read
 * from the class files.
 */
public final class ApiFactsTest {

    private static final List<String> STAND_INS =
        List.of("org.knime.core", "org.knime.core.ui", "org.knime.knip.base", "org.knime.knip.core", "imagej-common");

    private static ApiFacts facts;

    private final Set<String> m_problems = new TreeSet<>();

    /** Reads the facts. */
    @BeforeClass
    public static void readFacts() throws IOException {
        try (InputStream in = ApiFactsTest.class.getResourceAsStream("/resources/knime-api-5.8.txt.gz")) {
            assertNotNull("the facts are not in the bundle", in);
            facts = new ApiFacts(in);
        }
    }

    /** All public and protected classes and members of the stand-in are KNIME's. */
    @Test
    public void standInShowsNothingThatKnimeHasNot() throws IOException {
        int classes = 0;
        for (final String name : STAND_INS) {
            final Optional<Bundle> bundle = Bundles.find(name);
            assumeTrue("the target platform is not the stand-in",
                bundle.isPresent() && bundle.get().getVersion().toString().contains("standin"));
            final Hierarchy standIn = new Hierarchy(ApiFactsTest::stream);
            for (final String type : standIn.addAll(name)) {
                if (ApiFacts.covers(type) && Hierarchy.isVisible(standIn.access(type))) {
                    checkStandIn(standIn.node(type), standIn.access(type));
                    classes++;
                }
            }
        }
        assertFalse("no class was found", classes < 100);
        assertEquals("the stand-in shows what KNIME has not", Collections.emptySet(), m_problems);
    }

    private static boolean is(final int access, final int flag) {
        return (access & flag) != 0;
    }

    private void checkStandIn(final ClassNode node, final int access) {
        final Optional<ApiFacts.Type> found = facts.type(node.name);
        if (found.isEmpty()) {
            m_problems.add(node.name);
            return;
        }
        final ApiFacts.Type type = found.get();
        final boolean isInterface = is(access, Opcodes.ACC_INTERFACE);
        require(is(access, Opcodes.ACC_PUBLIC) == type.is('p'), node.name + " has another visibility");
        require(isInterface == (type.kind() == 'I' || type.kind() == 'A')
            && is(access, Opcodes.ACC_ENUM) == (type.kind() == 'E'), node.name + " is another kind of class");
        require(isInterface || !type.is('a') || is(access, Opcodes.ACC_ABSTRACT), node.name + " is not abstract");
        require(is(access, Opcodes.ACC_FINAL) || !type.is('f'), node.name + " is not final");
        require(typeParameters(text(node.signature)).equals(typeParameters(type.signature())),
            node.name + " has other type parameters");
        final Set<String> superTypes = facts.hierarchy(node.name);
        superTypes(node).filter(superType -> !superTypes.contains(superType))
            .forEach(superType -> m_problems.add(node.name + " extends " + superType));
        node.fields.stream().filter(field -> Hierarchy.isVisible(field.access))
            .forEach(field -> checkMember(type, field.name, field.desc, field.access, field.signature));
        node.methods.stream().filter(method -> Hierarchy.isVisible(method.access))
            .filter(method -> !is(access, Opcodes.ACC_ENUM) || !isOfEveryEnum(method.name))
            .forEach(method -> checkMethod(type, method));
    }

    private static Stream<String> superTypes(final ClassNode node) {
        return Stream.concat(Stream.ofNullable(node.superName), node.interfaces.stream())
            .filter(name -> !"java/lang/Object".equals(name));
    }

    private static String text(final String signature) {
        return signature == null ? "" : signature;
    }

    private static boolean isOfEveryEnum(final String method) {
        return method.equals("values") || method.equals("valueOf");
    }

    private Optional<ApiFacts.Member> checkMember(final ApiFacts.Type type, final String name, final String descriptor,
        final int access, final String signature) {
        final String where = type.name() + "." + name + descriptor;
        final Optional<ApiFacts.Member> found = type.member(name, descriptor);
        require(found.isPresent(), where);
        found.ifPresent(fact -> {
            require(is(access, Opcodes.ACC_PUBLIC) == fact.is('p'), where + " has another visibility");
            require(is(access, Opcodes.ACC_STATIC) == fact.is('s'), where + " is static or is not");
            // Eclipse's compiler gives a signature to the constants of some enums, which says nothing new
            final String own = text(signature).equals(descriptor) ? "" : text(signature);
            require(own.equals(fact.signature()), where + " has another generic signature");
        });
        return found;
    }

    private void checkMethod(final ApiFacts.Type type, final MethodNode method) {
        final String where = type.name() + "." + method.name + method.desc;
        checkMember(type, method.name, method.desc, method.access, method.signature).ifPresent(fact -> {
            require(method.annotationDefault != null == !fact.defaultValue().isEmpty(),
                where + " has a default or has not");
            require(type.is('f') || is(method.access, Opcodes.ACC_FINAL) || !fact.is('f'), where + " is not final");
            require(type.is('f') || is(method.access, Opcodes.ACC_ABSTRACT) || !fact.is('a'),
                where + " is not abstract");
        });
    }

    /** All that the plugin uses of KNIME is in KNIME's API, and it has all methods that KNIME asks it to have. */
    @Test
    public void pluginUsesNothingThatKnimeHasNot() throws IOException {
        final Hierarchy plugin = new Hierarchy(ApiFactsTest::stream);
        final List<String> types = plugin.addAll("org.poreseg.knime");
        assertFalse("no class was found", types.size() < 50);
        for (final String type : types) {
            Uses.ofAll(plugin.node(type), new Checker(type, plugin));
            checkImplements(type, plugin);
        }
        assertEquals("the plugin asks KNIME for what it has not", Collections.emptySet(), m_problems);
    }

    /** Takes what a class of the plugin uses that KNIME has not. */
    private final class Checker implements UseListener {

        private final String m_user;

        private final Hierarchy m_plugin;

        Checker(final String user, final Hierarchy plugin) {
            m_user = user;
            m_plugin = plugin;
        }

        @Override
        public void reachType(final String name) {
            require(!ApiFacts.covers(name) || facts.type(name).isPresent(), m_user + " uses " + name);
        }

        @Override
        public void reachMember(final Member use) {
            reachType(use.owner());
            require(!ApiFacts.covers(use.owner()) || resolves(use), m_user + " uses " + use);
        }

        /** The facts have all that a class inherits in KNIME; the libraries are the same on every target platform. */
        private boolean resolves(final Member use) {
            final Set<String> hierarchy = new HashSet<>(facts.hierarchy(use.owner()));
            hierarchy.add("java/lang/Object");
            if (hierarchy.contains("java/lang/Enum") && isOfEveryEnum(use.name())) {
                return true;
            }
            return hierarchy.stream().anyMatch(name -> ApiFacts.covers(name)
                ? facts.type(name).flatMap(type -> type.member(use.name(), use.descriptor())).isPresent()
                : m_plugin.inherits(use.in(name)));
        }

        @Override
        public void reachElement(final String annotation, final String element) {
            require(facts.type(annotation).stream().flatMap(type -> type.members().values().stream())
                .anyMatch(member -> member.name().equals(element)) || !ApiFacts.covers(annotation),
                m_user + " uses " + annotation + "." + element);
        }

        @Override
        public void reachLambda(final String type) {
            require(!ApiFacts.covers(type) || facts.abstractMethods(type).size() <= 1,
                m_user + " has a lambda for " + type);
        }
    }

    private static InputStream stream(final String type) {
        final String path = type + ".class";
        return type.startsWith("java/") ? Object.class.getResourceAsStream("/" + path)
            : ApiFactsTest.class.getResourceAsStream("/" + path);
    }

    private void checkImplements(final String type, final Hierarchy plugin) {
        if (is(plugin.access(type), Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) {
            return;
        }
        final Set<String> needed = new HashSet<>();
        final Set<String> present = new HashSet<>();
        final List<String> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            final String name = open.remove(0);
            if (plugin.has(name)) {
                plugin.methods(name).stream().filter(method -> !is(method.access, Opcodes.ACC_ABSTRACT))
                    .forEach(method -> present.add(ApiFacts.call(method.name, method.desc)));
                superTypes(plugin.node(name)).forEach(open::add);
            } else if (ApiFacts.covers(name)) {
                needed.addAll(facts.abstractMethods(name));
                present.addAll(facts.implementedMethods(name));
            }
        }
        needed.removeAll(present);
        needed.stream().filter(method -> !isOfObject(method))
            .forEach(method -> m_problems.add(type + " does not implement " + method));
    }

    private static boolean isOfObject(final String method) {
        return method.equals("toString/0") || method.equals("hashCode/0") || method.equals("equals/1");
    }

    private static String typeParameters(final String signature) {
        if (!signature.startsWith("<")) {
            return "";
        }
        int depth = 0;
        for (int i = 0; i < signature.length(); i++) {
            final char c = signature.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (depth == 0) {
                return signature.substring(0, i + 1);
            }
        }
        throw new AssertionError(signature);
    }

    private void require(final boolean holds, final String problem) {
        if (!holds) {
            m_problems.add(problem);
        }
    }
}
