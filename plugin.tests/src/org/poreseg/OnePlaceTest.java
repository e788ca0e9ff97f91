package org.poreseg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;

import org.junit.BeforeClass;
import org.junit.Test;
import org.poreseg.files.Disk;
import org.poreseg.files.FolderLock;
import org.poreseg.files.WholeFile;

import com.tngtech.archunit.core.domain.JavaClasses;

/** What one class does for all is done nowhere else. */
public class OnePlaceTest {

    private static JavaClasses s_classes;

    /** Reads the bytecode of the bundle under test. */
    @BeforeClass
    public static void readBytecode() throws IOException {
        s_classes = PluginClasses.read();
    }

    private static void onlyIn(final Class<?> one, final Class<?> owner, final String method,
        final Class<?>... parameters) {
        noClasses().that().doNotHaveFullyQualifiedName(one.getName()).should().callMethod(owner, method, parameters)
            .check(s_classes);
    }

    @Test
    public void oneClassRenamesFinishedFiles() {
        onlyIn(WholeFile.class, Files.class, "move", Path.class, Path.class, CopyOption[].class);
        onlyIn(WholeFile.class, java.io.File.class, "renameTo", java.io.File.class);
    }

    @Test
    public void oneClassLocks() {
        onlyIn(FolderLock.class, FileChannel.class, "tryLock");
        onlyIn(FolderLock.class, FileChannel.class, "lock");
    }

    @Test
    public void oneClassReadsTheFreeSpace() {
        onlyIn(Disk.class, FileStore.class, "getUsableSpace");
        onlyIn(Disk.class, java.io.File.class, "getUsableSpace");
    }

    /** Messages are English: on a German system too, a half is written 0.5. */
    @Test
    public void numbersInMessagesAreWrittenWithAPoint() {
        noClasses().should().callMethod(String.class, "format", String.class, Object[].class).check(s_classes);
        noClasses().should().callMethod(String.class, "formatted", Object[].class).check(s_classes);
        noClasses().should().callConstructor(Formatter.class).check(s_classes);
        noClasses().should().callMethod(String.class, "toLowerCase").check(s_classes);
        noClasses().should().callMethod(String.class, "toUpperCase").check(s_classes);
    }
}
