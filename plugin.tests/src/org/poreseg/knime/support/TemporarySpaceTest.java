package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;

/** Whether the disk has the room for what a node writes. */
public class TemporarySpaceTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void whatFitsIsTaken() throws IOException {
        TemporarySpace.require("The patches", 0, m_folder.getRoot().toPath());
        TemporarySpace.require("The patches", 1, m_folder.getRoot().toPath());
    }

    @Test
    public void whatDoesNotFitIsRefusedBeforeItIsWritten() {
        final Path folder = m_folder.getRoot().toPath();
        final String message = assertThrows(UserError.class,
            () -> TemporarySpace.require("The patches", Long.MAX_VALUE, folder)).getMessage();
        assertTrue(message, message.startsWith("The patches take 9223372036.9 GB, but KNIME's folder"));
        assertTrue(message, message.contains(folder.toString()) && message.contains("Make room there"));
    }

    @Test
    public void bytesAreToldInTheirUnits() {
        assertEquals("0.0 MB", Disk.text(0));
        assertEquals("12.3 MB", Disk.text(12_340_000));
        assertEquals("1.2 GB", Disk.text(1_234_000_000L));
    }
}
