package org.poreseg;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Eclipse reads to import the bundles as projects agrees with what the build reads. */
public class EclipseProjectsTest {

    private static final Path ROOT = Path.of(System.getProperty("poreseg.root", "."));

    private static List<Path> bundles() throws IOException {
        final List<Path> bundles = new ArrayList<>();
        for (final String group : List.of("", "target-platform", "natives")) {
            try (Stream<Path> folders = Files.list(ROOT.resolve(group))) {
                folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).forEach(bundles::add);
            }
        }
        assertTrue(bundles.toString(), bundles.size() > 5);
        return bundles;
    }

    private static Attributes manifest(final Path bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private static Element xml(final Path file) throws Exception {
        assertTrue(file + " is missing", Files.exists(file));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Properties properties(final Path file) throws IOException {
        assertTrue(file + " is missing", Files.exists(file));
        final Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    /** @return the paths of the class path's entries of a kind */
    private static Set<String> entries(final Path bundle, final String kind) throws Exception {
        final Set<String> paths = new TreeSet<>();
        final NodeList entries = xml(bundle.resolve(".classpath")).getElementsByTagName("classpathentry");
        for (int i = 0; i < entries.getLength(); i++) {
            final Element entry = (Element)entries.item(i);
            if (entry.getAttribute("kind").equals(kind)) {
                paths.add(entry.getAttribute("path"));
            }
        }
        return paths;
    }

    private static Set<String> libraries(final Path bundle) throws IOException {
        final String classPath = manifest(bundle).getValue("Bundle-ClassPath");
        final Set<String> libraries =
            new TreeSet<>(classPath == null ? List.of() : List.of(classPath.split(",\\s*")));
        libraries.remove(".");
        return libraries;
    }

    @Test
    public void projectsHaveTheNamesOfTheirBundles() throws Exception {
        for (final Path bundle : bundles()) {
            final String symbolicName = manifest(bundle).getValue("Bundle-SymbolicName").replaceFirst(";.*", "");
            assertEquals(bundle.toString(), symbolicName,
                xml(bundle.resolve(".project")).getElementsByTagName("name").item(0).getTextContent());
        }
    }

    @Test
    public void classPathsAreThoseOfTheBuild() throws Exception {
        for (final Path bundle : bundles()) {
            final String sources = properties(bundle.resolve("build.properties")).getProperty("source..");
            if (sources != null) {
                assertEquals(bundle.toString(), Set.of(sources.replaceFirst("/$", "")), entries(bundle, "src"));
                assertEquals(bundle.toString(), libraries(bundle), entries(bundle, "lib"));
            }
        }
    }

    @Test
    public void compilersAreToldOfJava17AndUtf8() throws Exception {
        for (final Path bundle : bundles()) {
            assertEquals(bundle.toString(), "UTF-8",
                properties(bundle.resolve(".settings/org.eclipse.core.resources.prefs"))
                    .getProperty("encoding/<project>"));
            if (Files.exists(bundle.resolve("src"))) {
                final Properties compiler = properties(bundle.resolve(".settings/org.eclipse.jdt.core.prefs"));
                for (final String key : List.of("compliance", "source", "codegen.targetPlatform")) {
                    assertEquals(bundle.toString(), "17",
                        compiler.getProperty("org.eclipse.jdt.core.compiler." + key));
                }
            }
        }
    }
}
