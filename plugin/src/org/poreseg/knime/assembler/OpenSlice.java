package org.poreseg.knime.assembler;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.poreseg.errors.UserError;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.PredictedRows;
import org.poreseg.tiling.Blending;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.PatchStack;
import org.poreseg.tiling.SliceAssembler;
import org.poreseg.tiling.SliceGrid;

/** A slice some of whose patches have been read. */
final class OpenSlice {

    /** The patches of a row: from the one under whose number it is kept to {@code end}, which is not its any more. */
    private record Run(String where, int end) {
    }

    private final ModelSlice m_key;

    private final PredictedRows.Row m_origin;

    private final SliceGrid m_grid;

    private final SliceAssembler m_assembler;

    /** Which row has which patches, by the number of its first. */
    private final NavigableMap<Integer, Run> m_runs = new TreeMap<>();

    private OpenSlice(final ModelSlice key, final PredictedRows.Row origin, final SliceGrid grid,
        final Blending blending) {
        m_key = key;
        m_origin = origin;
        m_grid = grid;
        m_assembler = new SliceAssembler(grid.width(), grid.height(), blending);
    }

    /**
     * @param key the slice, as a model sees it
     * @param row its first row
     * @param blending how much each pixel of a patch counts
     * @return the slice with the patches of that row
     * @throws UserError if the row cannot be used
     */
    static OpenSlice begin(final ModelSlice key, final PredictedRows.Row row, final Blending blending) {
        final PatchStack<ProbabilityMap> probabilities = row.probabilities();
        final OpenSlice slice = new OpenSlice(key, row, row.grid(probabilities), blending);
        slice.add(row, probabilities);
        return slice;
    }

    /**
     * @param row a row of this slice
     * @param probabilities its patches
     * @throws UserError if they do not fit the slice, or if another row has one of them
     */
    void add(final PredictedRows.Row row, final PatchStack<ProbabilityMap> probabilities) {
        final SliceGrid grid = row.grid(probabilities);
        if (!grid.equals(m_grid)) {
            throw UserError.found(row.where() + " belongs to " + grid + ", but rows of " + m_key
                + " before it belong to "
                + m_grid)
                .advice("All patches of a slice must be cut in the same way");
        }
        final int first = row.firstPatch();
        final int end = first + probabilities.patches();
        requireNew(row, first, end);
        m_runs.put(first, new Run(row.where(), end));
        final List<PatchPosition> positions = grid.positions(first, probabilities.patches());
        for (int i = 0; i < positions.size(); i++) {
            m_assembler.add(positions.get(i), probabilities.patch(i));
        }
    }

    private void requireNew(final PredictedRows.Row row, final int first, final int end) {
        // runs do not overlap, so only the last one that begins before the end can reach in
        final Map.Entry<Integer, Run> before = m_runs.lowerEntry(end);
        if (before != null && before.getValue().end() > first) {
            throw UserError.found(row.where() + " has patch " + Math.max(first, before.getKey()) + " of " + m_key
                + ", and so has another: " + before.getValue().where())
                .advice("Every patch may come only once for each model");
        }
    }

    /** @return the first row of the slice */
    PredictedRows.Row origin() {
        return m_origin;
    }

    /** @return what has been put together so far */
    SliceAssembler assembler() {
        return m_assembler;
    }
}
