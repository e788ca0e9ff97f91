package org.poreseg.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The public and protected API of KNIME 5.8.3, KNIME Image Processing 1.8.3 and ImageJ Common 0.28.2, as far as nodes
 * may meet it. One line a class, followed by one line a member, parted by tabs:
 *
 * <pre>
 * C|I|E|R|A  flags  name         super types  generic signature  retention and target
 * f|m        flags  name         descriptor   generic signature  default of an annotation's element
 * </pre>
 *
 * C is a class, I an interface, E an enum, R a record, A an annotation. The flags are p public, r protected, s static,
 * a abstract, f final, d default, e sealed.
 */
final class ApiFacts {

    /** The packages whose classes are in the facts, if they are API. */
    private static final List<String> PACKAGES = List.of("org/knime/", "net/imagej/");

    record Member(String flags, String name, String descriptor, String signature, String defaultValue) {

        boolean is(final char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    record Type(char kind, String flags, String name, List<String> superTypes, String signature,
        Map<String, Member> members) {

        boolean is(final char flag) {
            return flags.indexOf(flag) >= 0;
        }

        Optional<Member> member(final String memberName, final String descriptor) {
            return Optional.ofNullable(members.get(memberName + descriptor));
        }
    }

    private final Map<String, Type> m_types = new HashMap<>();

    ApiFacts(final InputStream gzip) throws IOException {
        try (BufferedReader in =
            new BufferedReader(new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8))) {
            Type type = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                final String[] parts = java.util.Arrays.copyOf(line.split("\t", -1), 6);
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = parts[i] == null ? "" : parts[i];
                }
                if (parts[0].equals("f") || parts[0].equals("m")) {
                    type.members().put(parts[2] + parts[3],
                        new Member(parts[1], parts[2], parts[3], parts[4], parts[5]));
                } else {
                    type = new Type(parts[0].charAt(0), parts[1], parts[2],
                        parts[3].isEmpty() ? List.of() : List.of(parts[3].split(" ")), parts[4], new HashMap<>());
                    m_types.put(type.name(), type);
                }
            }
        }
    }

    /**
     * @param type the name of a class
     * @return whether the facts say all there is to say of it
     */
    static boolean covers(final String type) {
        return PACKAGES.stream().anyMatch(type::startsWith);
    }

    Optional<Type> type(final String name) {
        return Optional.ofNullable(m_types.get(name));
    }

    /**
     * @param owner a class
     * @return it and all its super types, but Object; those that are not in the facts are names only
     */
    Set<String> hierarchy(final String owner) {
        final Set<String> found = new java.util.LinkedHashSet<>();
        final List<String> open = new ArrayList<>(List.of(owner));
        while (!open.isEmpty()) {
            final String name = open.remove(0);
            if (found.add(name)) {
                type(name).ifPresent(type -> open.addAll(type.superTypes()));
            }
        }
        return found;
    }

    /**
     * @param owner a class
     * @return name and number of parameters of the methods that a concrete subclass must have
     */
    Set<String> abstractMethods(final String owner) {
        final Set<String> methods = new HashSet<>();
        hierarchy(owner).forEach(name -> type(name).ifPresent(type -> type.members().values().stream()
            .filter(member -> member.is('a'))
            .forEach(member -> methods.add(call(member.name(), member.descriptor())))));
        methods.removeAll(implementedMethods(owner));
        return methods;
    }

    /**
     * @param owner a class
     * @return name and number of parameters of the methods that a concrete subclass has from it
     */
    Set<String> implementedMethods(final String owner) {
        final Set<String> methods = new HashSet<>();
        hierarchy(owner).forEach(name -> type(name).ifPresent(type -> type.members().values().stream()
            .filter(member -> member.descriptor().startsWith("(") && !member.is('a'))
            .forEach(member -> methods.add(call(member.name(), member.descriptor())))));
        return methods;
    }

    /**
     * @param name the name of a method
     * @param descriptor its descriptor
     * @return its name and the number of its parameters: with type parameters a subclass's method may have narrower
     *         parameters and a narrower result
     */
    static String call(final String name, final String descriptor) {
        final String parameters = descriptor.substring(1, descriptor.indexOf(')'));
        return name + "/" + parameters.replaceAll("\\[*(L[^;]+;|[A-Z])", "x").length();
    }
}
