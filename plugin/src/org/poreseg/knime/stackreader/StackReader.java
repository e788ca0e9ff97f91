package org.poreseg.knime.stackreader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackSource;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.support.WindowSettings;
import org.poreseg.knime.tables.SliceTable;
import org.poreseg.progress.WorkMonitor;

/** Reads stacks into a table, one slice in memory at a time. */
final class StackReader {

    private final List<StackDefinition> m_stacks;

    private final WindowSettings m_window;

    private final boolean m_needsBothClasses;

    /**
     * @param stacks the stacks
     * @param window how their intensity windows are found
     * @param needsBothClasses whether masks without pore, or without solid, are a mistake
     */
    StackReader(final List<StackDefinition> stacks, final WindowSettings window, final boolean needsBothClasses) {
        m_stacks = stacks;
        m_window = window;
        m_needsBothClasses = needsBothClasses;
    }

    /**
     * @param table takes the slices
     * @param monitor told of each slice, may cancel
     * @throws IOException if a file cannot be read
     * @throws UserError if a file does not fit the others of its stack or the list, both classes are needed and a stack
     *             has but one, or KNIME's folder for temporary files has not the room for the slices
     */
    void read(final SliceTable table, final WorkMonitor monitor) throws IOException {
        final List<Extent> extents = check(monitor);
        final double total = extents.stream().mapToInt(Extent::slices).sum();
        final long bytes = extents.stream().mapToLong(Extent::bytes).sum();
        TemporarySpace.require("The slices", bytes);
        final WorkMonitor reading =
            monitor.saying(message -> message + "; all slices take " + Disk.text(bytes));
        int done = 0;
        for (int i = 0; i < extents.size(); i++) {
            final int slices = extents.get(i).slices();
            try (StackSource source = StackSource.open(m_stacks.get(i))) {
                read(source, table, reading.part(done / total, (done + slices) / total));
            }
            done += slices;
        }
    }

    /**
     * What a stack takes.
     *
     * @param slices how many slices are read of it
     * @param bytes the bytes of their pixels and masks
     */
    private record Extent(int slices, long bytes) {

        static Extent of(final StackSource source) {
            final long pixels = (long)source.width() * source.height() * source.sliceCount();
            return new Extent(source.sliceCount(),
                ImageSize.bytes(pixels, source.pixelType().bytes() * Byte.SIZE + (source.hasMasks() ? 1 : 0)));
        }
    }

    /** Opens every stack once, so that the last one's mistakes show before the first one is read. */
    private List<Extent> check(final WorkMonitor monitor) throws IOException {
        final List<Extent> extents = new ArrayList<>();
        for (final StackDefinition stack : m_stacks) {
            try (StackSource source = StackSource.open(stack, monitor.part(0, 0))) {
                extents.add(Extent.of(source));
            }
        }
        return extents;
    }

    private void read(final StackSource source, final SliceTable table, final WorkMonitor monitor)
        throws IOException {
        final double start = m_window.needsPass() ? 0.5 : 0;
        final IntensityWindow window = m_window.find(source, monitor.part(0, start));
        final StackDefinition definition = source.definition();
        final SliceTable.Stack stack =
            new SliceTable.Stack(definition.name(), definition.rockType(), window, m_window.kind());
        final WorkMonitor reading = monitor.part(start, 1);
        long pores = 0;
        for (int i = 0; i < source.sliceCount(); i++) {
            reading.checkCanceled();
            reading.report((double)i / source.sliceCount(), "Reading stack \"" + definition.name() + "\", slice "
                + (i + 1) + " of " + source.sliceCount());
            final Mask mask = source.hasMasks() ? source.readMask(i) : null;
            pores += mask == null ? 0 : mask.poreCount();
            table.add(stack, source.sliceIndex(i), source.readImage(i), mask);
        }
        source.checkPoreValuesSeen();
        if (m_needsBothClasses) {
            requireBothClasses(source, pores);
        }
    }

    private static void requireBothClasses(final StackSource source, final long pores) {
        if (pores == 0 || pores == (long)source.width() * source.height() * source.sliceCount()) {
            throw UserError
                .found("Stack \"" + source.name() + "\" (" + source.definition().origin() + "): its masks hold "
                    + (pores == 0 ? "no pore" : "nothing but pore") + " in any of the " + source.sliceCount()
                    + " slices")
                .expected("Training and scoring need both classes")
                .advice("Check which mask values mean pore (\"pore values\"), and which slices are read");
        }
    }
}
