package org.poreseg.standin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.BeforeClass;
import org.junit.Test;
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
            for (final ClassFile file : classFiles(name).values()) {
                if (ApiFacts.covers(file.name()) && isVisible(file)) {
                    checkStandIn(file);
                    classes++;
                }
            }
        }
        assertFalse("no class was found", classes < 100);
        assertEquals("the stand-in shows what KNIME has not", Collections.emptySet(), m_problems);
    }

    private static boolean isVisible(final ClassFile file) {
        return file.is(ClassFile.PUBLIC | ClassFile.PROTECTED) && !file.is(ClassFile.SYNTHETIC);
    }

    private void checkStandIn(final ClassFile file) {
        final Optional<ApiFacts.Type> found = facts.type(file.name());
        if (found.isEmpty()) {
            m_problems.add(file.name());
            return;
        }
        final ApiFacts.Type type = found.get();
        require(file.is(ClassFile.PUBLIC) == type.is('p'), file.name() + " has another visibility");
        require(file.is(ClassFile.INTERFACE) == (type.kind() == 'I' || type.kind() == 'A')
            && file.is(ClassFile.ENUM) == (type.kind() == 'E'), file.name() + " is another kind of class");
        require(file.is(ClassFile.INTERFACE) || !type.is('a') || file.is(ClassFile.ABSTRACT),
            file.name() + " is not abstract");
        require(file.is(ClassFile.FINAL) || !type.is('f'), file.name() + " is not final");
        require(typeParameters(file.signature()).equals(typeParameters(type.signature())),
            file.name() + " has other type parameters");
        final Set<String> superTypes = facts.hierarchy(file.name());
        file.superTypes().stream().filter(superType -> !superTypes.contains(superType))
            .forEach(superType -> m_problems.add(file.name() + " extends " + superType));
        file.members().stream().filter(ClassFile.Member::isVisible).filter(member -> !isOfEveryEnum(file, member))
            .forEach(member -> checkStandIn(type, member));
    }

    private static boolean isOfEveryEnum(final ClassFile file, final ClassFile.Member member) {
        return file.is(ClassFile.ENUM) && (member.name().equals("values") || member.name().equals("valueOf"));
    }

    private void checkStandIn(final ApiFacts.Type type, final ClassFile.Member member) {
        final String where = type.name() + "." + member.name() + member.descriptor();
        final Optional<ApiFacts.Member> found = type.member(member.name(), member.descriptor());
        if (found.isEmpty()) {
            m_problems.add(where);
            return;
        }
        final ApiFacts.Member fact = found.get();
        require(((member.access() & ClassFile.PUBLIC) != 0) == fact.is('p'), where + " has another visibility");
        require(((member.access() & ClassFile.STATIC) != 0) == fact.is('s'), where + " is static or is not");
        require(member.signature().equals(fact.signature()), where + " has another generic signature");
        require(member.hasDefault() == !fact.defaultValue().isEmpty(), where + " has a default or has not");
        if (member.isMethod() && !type.is('f')) {
            require((member.access() & ClassFile.FINAL) != 0 || !fact.is('f'), where + " is not final");
            require((member.access() & ClassFile.ABSTRACT) != 0 || !fact.is('a'), where + " is not abstract");
        }
    }

    /** All that the plugin uses of KNIME is in KNIME's API, and it has all methods that KNIME asks it to have. */
    @Test
    public void pluginUsesNothingThatKnimeHasNot() throws IOException {
        final Map<String, ClassFile> files = classFiles("org.poreseg.knime");
        assertFalse("no class was found", files.size() < 50);
        for (final ClassFile file : files.values()) {
            file.types().stream().filter(ApiFacts::covers).filter(type -> facts.type(type).isEmpty())
                .forEach(type -> m_problems.add(file.name() + " uses " + type));
            for (final ClassFile.Reference use : file.references()) {
                if (ApiFacts.covers(use.owner()) && !resolves(use)) {
                    m_problems.add(file.name() + " uses " + use.owner() + "." + use.name() + use.descriptor());
                }
            }
            file.lambdas().stream().filter(ApiFacts::covers).filter(type -> facts.abstractMethods(type).size() > 1)
                .forEach(type -> m_problems.add(file.name() + " has a lambda for " + type));
            checkImplements(file, files);
        }
        assertEquals("the plugin asks KNIME for what it has not", Collections.emptySet(), m_problems);
    }

    private boolean resolves(final ClassFile.Reference use) {
        final Set<String> hierarchy = new HashSet<>(facts.hierarchy(use.owner()));
        hierarchy.add("java/lang/Object");
        final boolean isEnum = hierarchy.contains("java/lang/Enum");
        if (isEnum && (use.name().equals("values") || use.name().equals("valueOf"))) {
            return true;
        }
        return hierarchy.stream().anyMatch(name -> ApiFacts.covers(name)
            ? facts.type(name).flatMap(type -> type.member(use.name(), use.descriptor())).isPresent()
            : declares(name, use.name(), use.descriptor()));
    }

    /** Looks for an inherited member in a library that is the same on every target platform, or in Java. */
    private static boolean declares(final String type, final String name, final String descriptor) {
        try (InputStream in = stream(type)) {
            if (in == null) {
                return false;
            }
            final ClassFile file = ClassFile.read(in);
            return file.members().stream()
                .anyMatch(member -> member.name().equals(name) && member.descriptor().equals(descriptor))
                || file.superTypes().stream().anyMatch(superType -> declares(superType, name, descriptor));
        } catch (IOException e) {
            throw new AssertionError(type, e);
        }
    }

    private static InputStream stream(final String type) {
        final String path = type + ".class";
        return type.startsWith("java/") ? Object.class.getResourceAsStream("/" + path)
            : ApiFactsTest.class.getResourceAsStream("/" + path);
    }

    private void checkImplements(final ClassFile file, final Map<String, ClassFile> files) {
        if (file.is(ClassFile.ABSTRACT | ClassFile.INTERFACE)) {
            return;
        }
        final Set<String> needed = new HashSet<>();
        final Set<String> present = new HashSet<>();
        final List<String> open = new ArrayList<>(List.of(file.name()));
        while (!open.isEmpty()) {
            final String name = open.remove(0);
            final ClassFile own = files.get(name);
            if (own != null) {
                own.members().stream()
                    .filter(member -> member.isMethod() && (member.access() & ClassFile.ABSTRACT) == 0)
                    .forEach(member -> present.add(ApiFacts.call(member.name(), member.descriptor())));
                open.addAll(own.superTypes());
            } else if (ApiFacts.covers(name)) {
                needed.addAll(facts.abstractMethods(name));
                present.addAll(facts.implementedMethods(name));
            }
        }
        needed.removeAll(present);
        needed.stream().filter(method -> !isOfObject(method))
            .forEach(method -> m_problems.add(file.name() + " does not implement " + method));
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

    private static Map<String, ClassFile> classFiles(final String bundle) throws IOException {
        final Map<String, ClassFile> files = new LinkedHashMap<>();
        for (final URL entry : Bundles.classFiles(bundle)) {
            final ClassFile file = ClassFile.read(entry.openStream());
            files.put(file.name(), file);
        }
        return files;
    }
}
