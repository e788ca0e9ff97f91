package org.poreseg.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws the canvas of each workflow that ships into its folder, as workflow.svg, where KNIME saves and looks for it.
 * With {@code --check} nothing is written; it ends with 1 if a picture is not what the workflow's files give.
 */
public final class DrawWorkflows {

    private static final String PICTURE = "workflow.svg";

    private DrawWorkflows() {
    }

    /** @param arguments the root of the checkout, and {@code --check} or nothing */
    public static void main(final String[] arguments) throws IOException {
        final Path root = Path.of(arguments[0]);
        final boolean check = arguments.length > 1 && arguments[1].equals("--check");
        final NodeLooks looks = new NodeLooks(root.resolve("plugin"));
        final List<Path> stale = new ArrayList<>();
        for (final Path workflow : workflows(root.resolve("workflows"))) {
            final Path picture = workflow.resolve(PICTURE);
            final String svg = new WorkflowPicture(new WorkflowFile(workflow, looks)).svg();
            if (!Files.exists(picture) || !Files.readString(picture).equals(svg)) {
                stale.add(picture);
                if (!check) {
                    Files.writeString(picture, svg);
                }
            }
        }
        stale.forEach(picture -> System.out.println((check ? "Not what the workflow's files give: " : "Drawn: ")
            + picture));
        if (check && !stale.isEmpty()) {
            System.out.println("Draw them again with docs/pictures.sh workflows");
            System.exit(1);
        }
    }

    private static List<Path> workflows(final Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(workflow -> Files.exists(workflow.resolve("workflow.knime"))).sorted().toList();
        }
    }
}
