package org.poreseg.workflows;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/**
 * The shared components and where workflows use them: a workflow holds a copy of the component and the address of the
 * original, with which KNIME updates the copy on request. Copy and original must not drift apart.
 */
public class LinkedComponentsTest {

    private static final Pattern SOURCE = Pattern.compile("key=\"sourceURI\" type=\"xstring\" value=\"([^\"]+)\"");

    private static final Path COMPONENTS = WorkflowRun.WORKFLOWS.resolve("Components");

    private static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Path> links() throws IOException {
        final List<Path> links = new ArrayList<>();
        for (final Path file : files(WorkflowRun.WORKFLOWS)) {
            if (file.endsWith("settings.xml")
                && Files.readString(file).contains("key=\"role\" type=\"xstring\" value=\"Link\"")) {
                links.add(file.getParent());
            }
        }
        return links;
    }

    private static Path original(final Path link) throws IOException {
        final Matcher source = SOURCE.matcher(Files.readString(link.resolve("settings.xml")));
        assertTrue(link.toString(), source.find());
        final URI address = URI.create(source.group(1));
        assertEquals("knime", address.getScheme());
        assertEquals("knime.workflow", address.getHost());
        return link.getParent().resolve(address.getPath().substring(1)).normalize();
    }

    @Test
    public void linksLeadToTemplates() throws Exception {
        for (final Path link : links()) {
            final String template = Files.readString(original(link).resolve("template.knime"));
            assertTrue(template, template.contains("key=\"role\" type=\"xstring\" value=\"Template\""));
            assertTrue(template, template.contains("key=\"templateType\" type=\"xstring\" value=\"SubNode\""));
        }
    }

    @Test
    public void everyComponentIsUsed() throws Exception {
        final Set<Path> used = new TreeSet<>();
        for (final Path link : links()) {
            used.add(original(link));
        }
        try (Stream<Path> components = Files.list(COMPONENTS)) {
            assertEquals(components.map(Path::normalize).collect(Collectors.toCollection(TreeSet::new)), used);
        }
    }

    @Test
    public void copiesAreLikeTheirOriginals() throws Exception {
        final List<Path> links = links();
        assertFalse(links.isEmpty());
        for (final Path link : links) {
            final Path original = original(link);
            final Set<String> names = new TreeSet<>();
            files(original).forEach(file -> names.add(original.relativize(file).toString()));
            names.remove("template.knime");
            final Set<String> copied = new TreeSet<>();
            files(link).forEach(file -> copied.add(link.relativize(file).toString()));
            assertEquals(names, copied);
            // the two files that tell a link from a template, and hold its name and place
            names.removeAll(Set.of("settings.xml", "workflow.knime"));
            for (final String name : names) {
                assertArrayEquals(link + ": " + name, Files.readAllBytes(original.resolve(name)),
                    Files.readAllBytes(link.resolve(name)));
            }
            assertEquals(inside(original), inside(link));
        }
    }

    /** The nodes and connections of a component. */
    private static String inside(final Path component) throws IOException {
        return Files.readString(component.resolve("workflow.knime"))
            .replaceFirst("<entry key=\"name\" type=\"xstring\"[^>]*>", "");
    }
}
