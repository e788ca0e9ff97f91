package org.poreseg.standin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.junit.Test;

/**
 * The stand-in stays small: what it has of KNIME, KNIME Image Processing and ImageJ is used, directly or by what is
 * used, by the extension, the batch application or a test of the extension.
 */
public final class ReachabilityTest {

    private static final List<String> STAND_INS = List.of("org.knime.core", "org.knime.core.ui", "org.knime.knip.base",
        "org.knime.knip.core", "org.knime.workbench.repository", "imagej-common");

    private static final List<String> USERS = List.of("org.poreseg.knime", "org.poreseg.knime.tests",
        "org.poreseg.standin.headless", "org.poreseg.testing", "org.poreseg.testing.standin");

    /** What is used in a way that class files do not tell, and why. None so far. */
    private static final Map<Member, String> OTHERWISE_USED = Map.of();

    private static List<String> add(final Hierarchy classes, final Collection<String> bundles) throws IOException {
        final List<String> names = new ArrayList<>();
        for (final String bundle : bundles) {
            names.addAll(classes.addAll(bundle));
        }
        return names;
    }

    private static InputStream foreign(final String type) {
        final String path = type + ".class";
        if (type.startsWith("java/")) {
            return Object.class.getResourceAsStream("/" + path);
        }
        return STAND_INS.stream().map(Bundles::find).flatMap(Optional::stream).map(bundle -> bundle.getResource(path))
            .filter(Objects::nonNull).findFirst().map(ReachabilityTest::open).orElse(null);
    }

    private static InputStream open(final URL file) {
        try {
            return file.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void everythingInTheStandInIsUsed() throws IOException {
        final Hierarchy classes = new Hierarchy(ReachabilityTest::foreign);
        final List<String> standIn = add(classes, STAND_INS);
        final List<String> users = add(classes, USERS);
        assertTrue(standIn.size() + " classes", standIn.size() > 200);
        assertTrue(users.size() + " classes", users.size() > 300);
        final Reachability reachability = new Reachability(classes);
        reachability.roots(users);
        OTHERWISE_USED.keySet().forEach(reachability::root);
        assertEquals("nobody uses these: delete them, and with 'mvn clean' the class files of what is deleted already",
            Collections.emptySet(), reachability.unreached(standIn));
    }

    /** The classes of this test's own example: one has what the other uses, and more. */
    @Test
    public void whatNobodyUsesIsFound() throws IOException {
        final Hierarchy classes = new Hierarchy(ReachabilityTest::foreign);
        final List<String> offered = new ArrayList<>();
        for (final Class<?> type : ReachabilityExample.OFFERED) {
            offered.add(classes.add(file(type)));
        }
        final String user = classes.add(file(ReachabilityExample.User.class));
        final Reachability reachability = new Reachability(classes);
        reachability.roots(List.of(user));
        final String here = ReachabilityExample.class.getName().replace('.', '/') + "$";
        assertEquals(Set.of(here + "Shape.unused()V", here + "Circle.unused()V", here + "Circle.<init>()V",
            here + "Circle.s_unused", here + "Unused", here + "Colour.UNUSED", here + "Mark.unused()I"),
            reachability.unreached(offered));
    }

    private static InputStream file(final Class<?> type) {
        return type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class");
    }
}
