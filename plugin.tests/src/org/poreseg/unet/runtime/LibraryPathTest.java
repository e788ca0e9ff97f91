package org.poreseg.unet.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;

import ai.djl.util.Utils;

/** The folder of TensorFlow's libraries that is checked is the one that is loaded. */
public class LibraryPathTest {

    /** A variable of the environment that is set everywhere. */
    private static final String SET = "PATH";

    /** Folders with and without libraries. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** With both set, ours and Deep Java Library's, which loads the libraries, are the same. */
    @Test
    public void theEnvironmentComesBeforeTheProperty() {
        final String before = System.getProperty(SET);
        System.setProperty(SET, "the property");
        try {
            assertNotEquals("the property", System.getenv(SET));
            assertEquals(Optional.of(System.getenv(SET)), SystemSettings.chosen(SET));
            assertEquals(Utils.getEnvOrSystemProperty(SET), SystemSettings.chosen(SET).orElseThrow());
        } finally {
            if (before == null) {
                System.clearProperty(SET);
            } else {
                System.setProperty(SET, before);
            }
        }
    }

    @Test
    public void thePropertyCountsWhereTheEnvironmentSaysNothing() {
        final String name = "org.poreseg.test.only.a.property";
        assertEquals(Optional.empty(), SystemSettings.chosen(name));
        System.setProperty(name, "the property");
        try {
            assertEquals(Optional.of("the property"), SystemSettings.chosen(name));
            assertEquals("the property", Utils.getEnvOrSystemProperty(name));
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    public void aFolderWithoutLibrariesIsNamed() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        refuse(folder.resolve("none").toString(), "none, which does not exist");
        // as JavaCPP calls it: libjnitensorflow.so, libjnitensorflow.dylib or jnitensorflow.dll
        final String library = System.mapLibraryName("jnitensorflow");
        refuse(folder.toString(), folder + ", which has no " + library);
        refuse("a\0b", "is no folder");
        Files.createFile(folder.resolve(library));
        assertEquals(folder, LibraryPath.checked(folder.toString()));
    }

    private static void refuse(final String folder, final String part) {
        final String message = assertThrows(UserError.class, () -> LibraryPath.checked(folder)).getMessage();
        assertTrue(message, message.startsWith(LibraryPath.NAME + " names the folder ") && message.contains(part));
    }
}
