package org.poreseg;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.text.Normalizer;
import java.util.Formatter;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.message.Message;
import org.knime.core.util.FileUtil;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.poreseg.files.CsvFile;
import org.poreseg.files.Disk;
import org.poreseg.files.FileNames;
import org.poreseg.files.FolderLock;
import org.poreseg.files.WholeFile;
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.NodeWork;

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

    /** Else a name in a table could be a formula. */
    @Test
    public void oneClassWritesCsv() {
        noClasses().that().doNotHaveFullyQualifiedName(CsvFile.class.getName()).should()
            .dependOnClassesThat().haveFullyQualifiedName(CSVPrinter.class.getName()).check(s_classes);
        onlyIn(CsvFile.class, CSVFormat.class, "print", Appendable.class);
    }

    /** Else a name could hide what it is, or be a folder above. */
    @Test
    public void oneClassMakesNamesOfFiles() {
        // the description of a model file only compares names
        noClasses().that().doNotHaveFullyQualifiedName(FileNames.class.getName()).and()
            .doNotHaveFullyQualifiedName("org.poreseg.unet.model.ModelsDescription").should()
            .callMethod(Normalizer.class, "normalize", CharSequence.class, Normalizer.Form.class).check(s_classes);
    }

    /** Else what a node tells could hide what it is. */
    @Test
    public void oneClassTellsUsers() {
        onlyIn(NodeMessages.class, ExecuteOutput.class, "setWarningMessage", String.class);
        onlyIn(NodeMessages.class, ConfigureOutput.class, "setWarningMessage", String.class);
        onlyIn(NodeMessages.class, KNIMEException.class, "of", Message.class, Throwable.class);
        onlyIn(NodeMessages.class, NodeLogger.class, "warn", Object.class);
        classes().that().haveSimpleNameEndingWith("NodeFactory")
            .should(callMethod(NodeWork.class, "configuring", ConfigureOrRearrangerConsumer.class)).check(s_classes);
    }

    /** Else what a killed process leaves stays for good. */
    @Test
    public void oneClassMakesFoldersForScratchFiles() {
        noClasses().that().resideInAPackage("org.poreseg.knime..").should()
            .callMethod(Files.class, "createTempDirectory", Path.class, String.class, FileAttribute[].class)
            .check(s_classes);
        noClasses().should().callMethod(FileUtil.class, "createTempDir", String.class).check(s_classes);
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
