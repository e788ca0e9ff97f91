package org.poreseg;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What ships of others is the same in the build, the bill of materials and the notices. */
public class ThirdPartyTest {

    private static final Path ROOT = Path.of(System.getProperty("poreseg.root", "."));

    /** Versions are properties of the parent pom. */
    private record Library(String group, String artifact, String version, String classifier) {
    }

    private static List<Library> libraries(final Path pom, final String element) throws Exception {
        final NodeList items = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile())
            .getElementsByTagName(element);
        return Stream.iterate(0, i -> i < items.getLength(), i -> i + 1).map(i -> (Element)items.item(i))
            .map(item -> new Library(text(item, "groupId"), text(item, "artifactId"), text(item, "version"),
                text(item, "classifier")))
            .toList();
    }

    private static String text(final Element parent, final String name) {
        final NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    /** What the bundle unpacks for the tests of this machine is what the fragments ship. */
    private static Set<Library> shipped() throws Exception {
        final Set<Library> shipped = new HashSet<>(libraries(ROOT.resolve("plugin/pom.xml"), "artifactItem"));
        shipped.removeIf(library -> library.classifier().startsWith("${"));
        try (Stream<Path> fragments = Files.list(ROOT.resolve("natives"))) {
            for (final Path pom : fragments.map(fragment -> fragment.resolve("pom.xml")).filter(Files::exists)
                .toList()) {
                shipped.addAll(libraries(pom, "artifactItem"));
            }
        }
        assertTrue(shipped.toString(), shipped.size() > 20);
        return shipped;
    }

    @Test
    public void theBillOfMaterialsHoldsWhatShips() throws Exception {
        assertEquals(shipped(), new HashSet<>(libraries(ROOT.resolve("sbom/pom.xml"), "dependency")));
    }

    @Test
    public void theNoticeNamesWhatShips() throws Exception {
        final String notice = Files.readString(ROOT.resolve("NOTICE"));
        final Set<String> missing = new TreeSet<>();
        shipped().stream().map(Library::artifact).filter(name -> !notice.contains(name)).forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @Test
    public void theReadmeGivesTheVersions() throws Exception {
        final String parent = Files.readString(ROOT.resolve("pom.xml"));
        final String readme = Files.readString(ROOT.resolve("README.md"));
        for (final String name : List.of("djl", "twelvemonkeys", "commons-csv")) {
            final String version = parent.replaceAll("(?s).*<" + name + "\\.version>([^<]+)<.*", "$1");
            assertTrue(name + " " + version, readme.contains(" " + version));
        }
    }

    /** The one library that is not from Maven Central. */
    @Test
    public void thePlottingLibraryIsTheOneThatIsNamed() throws Exception {
        final String script = Files.readString(ROOT.resolve("plugin/views/uplot/uPlot.iife.min.js"));
        final String version = script.replaceAll("(?s)^/\\*! \\S+ \\(v([0-9.]+)\\).*", "$1");
        assertTrue(version, Files.readString(ROOT.resolve("README.md")).contains("uPlot) " + version));
        assertTrue(version, Files.readString(ROOT.resolve("plugin.tests/lint/package.json"))
            .contains("\"uplot\": \"" + version + "\""));
        assertTrue(Files.readString(ROOT.resolve("NOTICE")).contains("uPlot"));
    }
}
