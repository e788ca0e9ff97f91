package org.poreseg.knime.report;

import java.awt.image.BufferedImage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.files.FileNames;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.metrics.ErrorOverlay;

/** Puts the pictures of errors into the output table, and into the folder of the report if there is one. */
final class OverlayPictures {

    /** The columns of the table. */
    static final DataTableSpec TABLE =
        new DataTableSpec(new String[]{Columns.MODEL, Columns.STACK, Columns.SLICE, "Overlay"},
            new DataType[]{StringCell.TYPE, StringCell.TYPE, IntCell.TYPE, ImageCellWriter.TYPE});

    private final Optional<ReportFolder> m_report;

    private final FileNames m_models;

    private final FileNames m_stacks;

    private final ImageCellWriter m_images;

    private final BufferedDataContainer m_rows;

    /**
     * @param report where pictures are written as files too, if anywhere
     * @param models the names of all models
     * @param stacks the names of all stacks
     * @param exec makes the table
     */
    OverlayPictures(final Optional<ReportFolder> report, final Collection<String> models,
        final Collection<String> stacks, final ExecutionContext exec) {
        m_report = report;
        m_models = FileNames.of(models);
        m_stacks = FileNames.of(stacks);
        m_images = new ImageCellWriter(exec);
        m_rows = exec.createDataContainer(TABLE);
    }

    void add(final ModelSlice id, final ErrorOverlay overlay) throws IOException {
        final String stack = id.slice().stack().name();
        final int index = id.slice().index();
        final DataCell cell = m_images.rgb(overlay.width(), overlay.height(), overlay.red(), overlay.green(),
            overlay.blue(), id.imageName());
        m_rows.addRowToTable(new DefaultRow("Row" + m_rows.size(), new StringCell(id.model()), new StringCell(stack),
            new IntCell(index), cell));
        m_report.ifPresent(report -> report.keep(String.format(Locale.ROOT, "overlays/%s/%s/slice_%04d.png",
            m_models.get(id.model()), m_stacks.get(stack), index), file -> write(overlay, file)));
    }

    private static void write(final ErrorOverlay overlay, final Path file) throws IOException {
        final BufferedImage image =
            new BufferedImage(overlay.width(), overlay.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0, i = 0; y < overlay.height(); y++) {
            for (int x = 0; x < overlay.width(); x++, i++) {
                image.setRGB(x, y, (overlay.red()[i] & 0xff) << 16 | (overlay.green()[i] & 0xff) << 8
                    | overlay.blue()[i] & 0xff);
            }
        }
        // by a stream of our own: where it cannot open a file, Java's says that it knows no PNG
        try (OutputStream stream = new FileOutputStream(file.toFile());
                ImageOutputStream out = new MemoryCacheImageOutputStream(stream)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java cannot write PNG images.");
            }
        }
    }

    void close() {
        m_rows.close();
    }

    /** @return the table, after {@link #close} */
    BufferedDataTable table() {
        return m_rows.getTable();
    }
}
