package org.poreseg.knime.runcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.progress.WorkMonitor;

/**
 * The stacks of one list, and what is done with them.
 *
 * @param setting the setting that names the list, as the user reads it in the dialog
 * @param list the path that the user gave, if any
 * @param needsMasks whether every stack must have masks
 */
record StackUse(String setting, Optional<String> list, boolean needsMasks) {

    /**
     * Reads the list; its images are not looked at.
     *
     * @param findings takes the list and its mistakes
     * @return the stacks without a mistake; none if there is no list
     */
    List<StackDefinition> read(final Findings findings) {
        final List<StackDefinition> stacks = new ArrayList<>();
        if (list.isPresent()) {
            findings.holds(() -> read(WorkflowPaths.resolve(setting, list.get()), findings, stacks));
        }
        return stacks;
    }

    private void read(final Path file, final Findings findings, final List<StackDefinition> stacks)
        throws IOException {
        final StackList.Contents contents = StackList.check(file);
        contents.mistakes().forEach(mistake -> findings.mistake(mistake.getMessage()));
        contents.stacks().stream().filter(stack -> hasMasksIfNeeded(stack, findings)).forEach(stacks::add);
        findings.good(new Check("Stack list", setting, file, "readable", stacks.size() + " stacks", null,
            Files.size(file)));
    }

    private boolean hasMasksIfNeeded(final StackDefinition stack, final Findings findings) {
        final boolean fits = !needsMasks || stack.hasMasks();
        if (!fits) {
            findings.mistake(stack.origin() + ": stack \"" + stack.name() + "\" has no masks, but stacks to train on "
                + "or to score against need them. Name them in the column \"masks\".");
        }
        return fits;
    }

    /**
     * Opens a stack and looks at the headers of all its slices and masks.
     *
     * @param stack the stack
     * @param findings takes the stack or its mistake
     * @param monitor told of each slice, may cancel
     * @param to takes what was found
     */
    static void open(final StackDefinition stack, final Findings findings, final WorkMonitor monitor,
        final List<FoundStack> to) {
        findings.holds(() -> {
            try (StackSource source = StackSource.open(stack, monitor)) {
                final FoundStack found = FoundStack.of(source);
                findings.good(found.check());
                to.add(found);
            }
        });
    }
}
