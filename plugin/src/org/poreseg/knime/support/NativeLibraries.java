package org.poreseg.knime.support;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.knime.core.node.NodeLogger;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.poreseg.errors.UserError;
import org.poreseg.unet.runtime.LibraryPath;
import org.poreseg.unet.runtime.TensorFlowRuntime;

/**
 * Finds TensorFlow's native libraries and starts TensorFlow. The libraries come from the folder that the user names (see
 * {@link LibraryPath}), else from the fragment of this platform, which carries them in {@code natives/<platform>/}.
 * Nothing is downloaded, and caches go to the bundle's state folder, never to the home folder.
 */
public final class NativeLibraries {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(NativeLibraries.class);

    /** Part of the name of a fragment whose libraries can use GPUs. */
    private static final String GPU_FRAGMENT = ".gpu";

    private static boolean m_described;

    private NativeLibraries() {
    }

    /**
     * Starts TensorFlow unless it is already running.
     *
     * @return the running TensorFlow
     * @throws IOException if the libraries cannot be loaded
     * @throws UserError if they are missing, saying what to install
     */
    public static synchronized TensorFlowRuntime start() throws IOException {
        final Bundle bundle = FrameworkUtil.getBundle(NativeLibraries.class);
        final Path shipped = bundle == null ? null : shipped(bundle);
        if (bundle != null && shipped == null && LibraryPath.chosen().isEmpty()) {
            throw UserError
                .found("TensorFlow's native libraries for this platform (" + platform() + ") are not installed")
                .advice("Install \"TensorFlow for Porous Media Segmentation\" from the update site of this extension, "
                    + "or let " + LibraryPath.NAME + " name a folder with the libraries of TensorFlow 2.16.1 and start "
                    + "KNIME again");
        }
        TensorFlowRuntime.configure(shipped, bundle == null ? null : caches(bundle));
        final TensorFlowRuntime runtime = TensorFlowRuntime.start();
        if (!m_described) {
            m_described = true;
            LOGGER.info(runtime.describe());
        }
        return runtime;
    }

    /**
     * @param runtime the running TensorFlow
     * @return what a model records of the software that trained it: the extension's version and those of the engine
     */
    public static Map<String, String> versions(final TensorFlowRuntime runtime) {
        final Map<String, String> versions = new LinkedHashMap<>();
        final Bundle bundle = FrameworkUtil.getBundle(NativeLibraries.class);
        if (bundle != null) {
            versions.put("plugin", bundle.getVersion().toString());
        }
        versions.putAll(runtime.versions());
        return versions;
    }

    private static Path shipped(final Bundle bundle) throws IOException {
        Path found = null;
        for (final URL entry : FileLocator.findEntries(bundle,
            new org.eclipse.core.runtime.Path("natives/" + platform()))) {
            // fragments with native libraries are installed unpacked, so this is a folder and nothing is copied
            final Path folder = new File(FileLocator.toFileURL(entry).getPath()).toPath();
            // whoever has installed the libraries for GPUs beside the others wants them to be used
            if (found == null || folder.toString().contains(GPU_FRAGMENT)) {
                found = folder;
            }
        }
        return found;
    }

    private static Path caches(final Bundle bundle) {
        return Platform.getStateLocation(bundle).append("engine").toFile().toPath();
    }

    /**
     * @return the name of this platform as Maven Central's TensorFlow artifacts have it, such as {@code linux-x86_64}
     */
    static String platform() {
        final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        final String os;
        if (system.contains("win")) {
            os = "windows";
        } else if (system.contains("mac")) {
            os = "macosx";
        } else {
            os = "linux";
        }
        return os + "-" + switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> machine;
        };
    }
}
