package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.errors.UserError;
import org.poreseg.files.FileNames;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.TiffStackWriter;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.ModelStack;
import org.poreseg.knime.tables.SegmentedRows;
import org.poreseg.progress.WorkMonitor;

/** Writes the slices of a table as TIFF stacks, one page at a time, in the order of their indices. */
final class StackFilesWriter {

    /** Above this many bytes of pixels a file is a BigTIFF; many programs take classic TIFFs only up to 2 GB. */
    private static final long LARGEST_CLASSIC_TIFF = Integer.MAX_VALUE;

    /** A stack and its files. */
    private static final class StackFiles {

        /** The rows of the slices by index, as the first pass over the table has found them. */
        private final NavigableMap<Integer, String> m_slices = new TreeMap<>();

        private final Map<Kind, Path> m_paths = new EnumMap<>(Kind.class);

        private final Map<Kind, TiffStackWriter> m_writers = new EnumMap<>(Kind.class);

        /** The porosities of the slices by index, if they are asked for. */
        private final NavigableMap<Integer, Double> m_porosities = new TreeMap<>();

        /**
         * Rows that came before their turn. They wait without their pixels, which KNIME loads only when asked for them.
         */
        private final Map<Integer, SegmentedRows.Row> m_waiting = new TreeMap<>();

        private Integer m_next;
    }

    private final FilesTable m_table;

    private final SegmentedRows m_rows;

    private final StackFolder m_folder;

    private final boolean m_withPorosities;

    private final Map<ModelStack, StackFiles> m_stacks = new LinkedHashMap<>();

    /**
     * @param table the columns of what is read and written
     * @param folder where the files go
     * @param withPorosities whether the porosities of the masks, which are then among what is written, go there too
     */
    StackFilesWriter(final FilesTable table, final StackFolder folder, final boolean withPorosities) {
        m_table = table;
        m_rows = table.rows();
        m_folder = folder;
        m_withPorosities = withPorosities;
    }

    /**
     * @param slices the slices
     * @param exec makes the table
     * @param monitor shows the progress and may cancel
     * @return the table of files
     * @throws IOException if a file cannot be written
     * @throws UserError if a row cannot be used
     */
    BufferedDataTable write(final BufferedDataTable slices, final ExecutionContext exec, final WorkMonitor monitor)
        throws IOException {
        findStacks(slices, monitor);
        m_folder.prepare();
        final FileNames names = StackFolder.names(m_stacks.keySet());
        for (final Map.Entry<ModelStack, StackFiles> stack : m_stacks.entrySet()) {
            for (final Kind kind : m_table.kinds()) {
                stack.getValue().m_paths.put(kind, m_folder.file(stack.getKey(), kind, names));
            }
            stack.getValue().m_next = stack.getValue().m_slices.firstKey();
        }
        final Path porosities = m_withPorosities ? m_folder.free(PorosityTable.FILE, "Porosity table") : null;
        try {
            writePages(slices, monitor);
            if (m_withPorosities) {
                writePorosities(porosities);
            }
        } catch (final IOException | RuntimeException e) {
            discard(e);
            throw e;
        }
        return files(exec);
    }

    /** Reads which slices there are, and refuses duplicates and missing images before anything is written. */
    private void findStacks(final BufferedDataTable slices, final WorkMonitor monitor) {
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final SegmentedRows.Row row = m_rows.row(rows.next());
                final ModelSlice key = row.key();
                final String other = m_stacks.computeIfAbsent(key.modelStack(), k -> new StackFiles()).m_slices
                    .put(key.slice().index(), row.where());
                if (other != null) {
                    throw UserError.found(row.where() + " is " + key + ", and so is another: " + other)
                        .advice("Every slice of a stack may come only once");
                }
                row.requireImages();
            }
        }
    }

    private void writePages(final BufferedDataTable slices, final WorkMonitor monitor) throws IOException {
        long written = 0;
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                final SegmentedRows.Row row = m_rows.row(rows.next());
                final ModelStack key = row.key().modelStack();
                final StackFiles stack = m_stacks.get(key);
                stack.m_waiting.put(row.key().slice().index(), row);
                while (stack.m_next != null && stack.m_waiting.containsKey(stack.m_next)) {
                    monitor.checkCanceled();
                    monitor.report(written / (double)slices.size(), key + ", slice " + stack.m_next);
                    writePage(stack, stack.m_waiting.remove(stack.m_next));
                    written++;
                    stack.m_next = stack.m_slices.higherKey(stack.m_next);
                }
                if (stack.m_next == null) {
                    finish(stack);
                }
            }
        }
    }

    private void writePage(final StackFiles stack, final SegmentedRows.Row row) throws IOException {
        for (final Kind kind : m_table.kinds()) {
            switch (kind) {
                case MASK -> {
                    final Mask mask = row.mask();
                    final long pixels = (long)mask.width() * mask.height();
                    writer(stack, kind, pixels).append(mask);
                    if (m_withPorosities) {
                        stack.m_porosities.put(row.key().slice().index(), mask.poreCount() / (double)pixels);
                    }
                }
                case PROBABILITY -> {
                    final ProbabilityMap map = row.probability();
                    writer(stack, kind, map.values().length).append(map);
                }
            }
        }
    }

    private void writePorosities(final Path file) throws IOException {
        final PorosityTable table = new PorosityTable(m_rows.hasModels());
        m_stacks.forEach((key, stack) -> stack.m_porosities
            .forEach((slice, porosity) -> table.add(key, slice, porosity)));
        table.write(file);
    }

    private static TiffStackWriter writer(final StackFiles stack, final Kind kind, final long pixels)
        throws IOException {
        TiffStackWriter writer = stack.m_writers.get(kind);
        if (writer == null) {
            final boolean bigTiff = stack.m_slices.size() * pixels * kind.bytes() > LARGEST_CLASSIC_TIFF;
            writer = TiffStackWriter.create(stack.m_paths.get(kind), bigTiff);
            stack.m_writers.put(kind, writer);
        }
        return writer;
    }

    private static void finish(final StackFiles stack) throws IOException {
        for (final TiffStackWriter writer : stack.m_writers.values()) {
            writer.commit();
            writer.close();
        }
        stack.m_writers.clear();
    }

    /** After an error or a cancel: throws away the files that are not complete. */
    private void discard(final Exception reason) {
        for (final StackFiles stack : m_stacks.values()) {
            for (final TiffStackWriter writer : stack.m_writers.values()) {
                try {
                    writer.close();
                } catch (final IOException e) {
                    reason.addSuppressed(e);
                }
            }
        }
    }

    private BufferedDataTable files(final ExecutionContext exec) {
        final BufferedDataContainer files = exec.createDataContainer(m_table.spec());
        long index = 0;
        for (final Map.Entry<ModelStack, StackFiles> stack : m_stacks.entrySet()) {
            for (final Map.Entry<Kind, Path> path : stack.getValue().m_paths.entrySet()) {
                files.addRowToTable(m_table.row(index++, stack.getKey(), path.getKey(),
                    path.getValue().toString(), stack.getValue().m_slices.size()));
            }
        }
        files.close();
        return files.getTable();
    }
}
