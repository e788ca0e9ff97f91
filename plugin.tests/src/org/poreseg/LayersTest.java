package org.poreseg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.BeforeClass;
import org.junit.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

/** Each package knows only what is below it, and what is foreign is known in one place alone. */
public class LayersTest {

    private static final String[] KNIME = {"org.knime.."};

    private static final String[] IMAGE_PROCESSING = {"org.knime.knip..", "net.imglib2..", "net.imagej..", "org.scijava.."};

    private static final String[] ENGINE = {"ai.djl..", "org.tensorflow..", "org.bytedeco..", "com.sun.jna.."};

    /** What stands beside each other on images, and is bound together only by the nodes. */
    private static final String[] MIDDLE =
        {"org.poreseg.tiling..", "org.poreseg.metrics..", "org.poreseg.phantom..", "org.poreseg.unet.."};

    /** What the nodes share. */
    private static final Set<String> SHARED = Stream.of("support", "tables", "imagecell", "modelport", "views", "report")
        .map(name -> "org.poreseg.knime." + name).collect(Collectors.toSet());

    private static JavaClasses s_classes;

    /** Reads the bytecode of the bundle under test. */
    @BeforeClass
    public static void readBytecode() throws IOException {
        s_classes = PluginClasses.read();
    }

    private static void nobodyIn(final String layer, final String... knows) {
        final ArchRule rule = noClasses().that().resideInAnyPackage(layer).should().dependOnClassesThat()
            .resideInAnyPackage(knows);
        rule.check(s_classes);
    }

    /** A floor of the house, which knows none of those that come after it. */
    private static void nobodyKnowsWhatIsAbove(final String... floors) {
        for (int i = 0; i < floors.length; i++) {
            nobodyIn(floors[i], Arrays.copyOfRange(floors, i + 1, floors.length));
        }
    }

    @Test
    public void eachFloorKnowsOnlyThoseBelow() {
        for (final String middle : MIDDLE) {
            nobodyKnowsWhatIsAbove("org.poreseg.errors..", "org.poreseg.progress..", "org.poreseg.text..",
                "org.poreseg.files..", "org.poreseg.image..", middle, "org.poreseg.knime..");
        }
    }

    @Test
    public void errorsAndProgressDoNotKnowEachOther() {
        nobodyIn("org.poreseg.progress..", "org.poreseg.errors..");
    }

    @Test
    public void tilingMetricsPhantomsAndTheNetworkDoNotKnowEachOther() {
        for (final String middle : MIDDLE) {
            nobodyIn(middle, Arrays.stream(MIDDLE).filter(other -> !other.equals(middle)).toArray(String[]::new));
        }
    }

    @Test
    public void theRoomsOfTheNetworkKnowOnlyThoseBefore() {
        nobodyKnowsWhatIsAbove("org.poreseg.unet", "org.poreseg.unet.graph..", "org.poreseg.unet.runtime..",
            "org.poreseg.unet.model..", "org.poreseg.unet.training..");
    }

    /** What two nodes need goes down into a room that all may enter. */
    @Test
    public void nodesDoNotKnowEachOther() {
        final List<String> nodes = s_classes.stream().map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("org.poreseg.knime.")).filter(name -> !SHARED.contains(name)).distinct()
            .toList();
        assertTrue(nodes.toString(), nodes.size() >= 10);
        for (final String node : nodes) {
            nobodyIn(node, nodes.stream().filter(other -> !other.equals(node)).toArray(String[]::new));
        }
        for (final String shared : SHARED) {
            nobodyIn(shared, nodes.toArray(String[]::new));
        }
    }

    @Test
    public void theReportKnowsNothingOfScoring() {
        nobodyIn("org.poreseg.knime.report..", "org.poreseg.knime.scorer..");
    }

    @Test
    public void onlyTheNodesKnowKnime() {
        final ArchRule rule = noClasses().that().resideOutsideOfPackage("org.poreseg.knime..").should()
            .dependOnClassesThat().resideInAnyPackage(KNIME);
        rule.check(s_classes);
    }

    @Test
    public void onlyTheImageCellsKnowKnimeImageProcessing() {
        final ArchRule rule = noClasses().that().resideOutsideOfPackage("org.poreseg.knime.imagecell..").should()
            .dependOnClassesThat().resideInAnyPackage(IMAGE_PROCESSING);
        rule.check(s_classes);
    }

    @Test
    public void onlyTheNetworkKnowsTheEngine() {
        final ArchRule rule = noClasses().that().resideOutsideOfPackage("org.poreseg.unet..").should()
            .dependOnClassesThat().resideInAnyPackage(ENGINE);
        rule.check(s_classes);
    }
}
