package org.poreseg;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.poreseg.image.Slice;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The bytecode of the bundle under test. */
final class PluginClasses {

    private PluginClasses() {
    }

    /** @return the plugin's own classes */
    static JavaClasses read() throws IOException {
        final Bundle bundle = FrameworkUtil.getBundle(Slice.class);
        final File file = FileLocator.getBundleFile(bundle);
        return imported(file)
            .that(DescribedPredicate.describe("are ours", c -> c.getPackageName().startsWith("org.poreseg.")));
    }

    private static JavaClasses imported(final File bundle) throws IOException {
        final ClassFileImporter importer = new ClassFileImporter();
        if (bundle.isDirectory()) {
            return importer.importPath(bundle.toPath());
        }
        try (JarFile jar = new JarFile(bundle)) {
            return importer.importJar(jar);
        }
    }
}
