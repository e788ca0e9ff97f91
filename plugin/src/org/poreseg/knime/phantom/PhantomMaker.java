package org.poreseg.knime.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.support.WindowSettings;
import org.poreseg.knime.tables.SliceTable;
import org.poreseg.phantom.Phantom;
import org.poreseg.phantom.PhantomFiles;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.progress.WorkMonitor;

/** Makes phantoms into a table, and into files if asked to, one slice in memory at a time. */
final class PhantomMaker {

    private final Map<String, PhantomSettings> m_phantoms;

    private final WindowSettings m_window;

    private final Optional<Path> m_folder;

    private final String m_listName;

    private final List<StackDefinition> m_written = new ArrayList<>();

    PhantomMaker(final Map<String, PhantomSettings> phantoms, final WindowSettings window,
        final Optional<Path> folder, final String listName) {
        m_phantoms = phantoms;
        m_window = window;
        m_folder = folder;
        m_listName = listName;
    }

    /**
     * @param table takes the slices
     * @param monitor told of each slice, may cancel
     * @throws IOException if the files cannot be written
     */
    void make(final SliceTable table, final WorkMonitor monitor) throws IOException {
        TemporarySpace.require("The slices", m_phantoms.values().stream().mapToLong(PhantomMaker::bytes).sum());
        final double total = m_phantoms.values().stream().mapToInt(PhantomSettings::slices).sum();
        int done = 0;
        for (final Map.Entry<String, PhantomSettings> phantom : m_phantoms.entrySet()) {
            final int slices = phantom.getValue().slices();
            make(phantom.getKey(), new Phantom(phantom.getValue()), table,
                monitor.part(done / total, (done + slices) / total));
            done += slices;
        }
        if (m_folder.isPresent()) {
            StackList.write(m_folder.get().resolve(m_listName), m_written);
        }
    }

    /** The bytes of a stack's slices and masks in the table. */
    private static long bytes(final PhantomSettings phantom) {
        return ImageSize.bytes((long)phantom.width() * phantom.height() * phantom.slices(), phantom.bits() + 1);
    }

    private void make(final String name, final Phantom phantom, final SliceTable table, final WorkMonitor monitor)
        throws IOException {
        final double start = m_window.needsPass() ? 0.5 : 0;
        final IntensityWindow window = m_window.find(phantom, monitor.part(0, start));
        final SliceTable.Stack stack =
            new SliceTable.Stack(name, phantom.settings().rockType().label(), window, m_window.kind());
        final WorkMonitor making = monitor.part(start, 1);
        if (m_folder.isEmpty()) {
            fill(stack, phantom, table, slice -> { }, making);
            return;
        }
        try (PhantomFiles files = PhantomFiles.create(m_folder.get(), name, phantom.settings())) {
            fill(stack, phantom, table, files::append, making);
            m_written.add(files.commit());
        }
    }

    private interface SliceTaker {
        void take(PhantomSlice slice) throws IOException;
    }

    private static void fill(final SliceTable.Stack stack, final Phantom phantom, final SliceTable table,
        final SliceTaker taker, final WorkMonitor monitor) throws IOException {
        for (int z = 0; z < phantom.sliceCount(); z++) {
            monitor.checkCanceled();
            monitor.report((double)z / phantom.sliceCount(),
                "Making stack \"" + stack.name() + "\", slice " + (z + 1) + " of " + phantom.sliceCount());
            final PhantomSlice slice = phantom.slice(z);
            taker.take(slice);
            table.add(stack, z, slice.image(), slice.mask());
        }
    }
}
