package org.poreseg.unet.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bytedeco.javacpp.Loader;
import org.poreseg.errors.UserError;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.Precision;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.global.tensorflow;

import com.sun.jna.NativeLibrary;

import ai.djl.engine.Engine;
import ai.djl.tensorflow.engine.TfEngineProvider;

/**
 * TensorFlow in this JVM: started once, offline. Training and prediction start it themselves; whoever knows where the
 * native libraries lie calls {@link #configure} before.
 */
public final class TensorFlowRuntime {

    /** The name under which Deep Java Library knows TensorFlow. */
    public static final String ENGINE = "TensorFlow";

    private static Path s_natives;

    private static Path s_caches;

    private static TensorFlowRuntime s_running;

    private final List<String> m_gpus;

    private TensorFlowRuntime(final List<String> gpus) {
        m_gpus = gpus;
    }

    /**
     * Says where the native libraries lie and where caches may be written. Has no effect once TensorFlow has started,
     * nor on anything that the user set by a system property or an environment variable.
     *
     * @param natives the folder with the native libraries of this platform, or {@code null} to take them from the class
     *            path
     * @param caches a folder of the plugin's own for the caches of DJL and JavaCPP, or {@code null} for their default
     */
    public static synchronized void configure(final Path natives, final Path caches) {
        s_natives = natives;
        s_caches = caches;
    }

    /**
     * Starts TensorFlow unless it is already running. Takes about a second.
     *
     * @return the running TensorFlow
     * @throws IOException if the native libraries cannot be loaded
     * @throws UserError if they are missing, with where they were sought
     */
    public static synchronized TensorFlowRuntime start() throws IOException {
        if (s_running == null) {
            try (PluginClassLoader scope = PluginClassLoader.enter()) {
                load();
                s_running = new TensorFlowRuntime(GpuSupport.names());
            }
        }
        return s_running;
    }

    private static void load() throws IOException {
        // For good: DJL reads these whenever it likes.
        final SystemSettings lasting = new SystemSettings();
        lasting.setUnlessSet("ai.djl.offline", "true");
        lasting.setUnlessSet("OPT_OUT_TRACKING", "true");
        if (s_caches != null) {
            lasting.setUnlessSet("DJL_CACHE_DIR", s_caches.toString());
            lasting.setUnlessSet("ENGINE_CACHE_DIR", s_caches.toString());
        }
        // Only while loading: JavaCPP and DJL read these once, and another plugin may want its own.
        try (SystemSettings passing = new SystemSettings()) {
            // TensorFlow's memory lies outside the Java heap, by which JavaCPP would bound it
            passing.setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
            passing.setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            if (s_caches != null) {
                passing.setUnlessSet("org.bytedeco.javacpp.cachedir", s_caches.resolve("javacpp").toString());
                // JNA, with which DJL looks for GPUs, would unpack its library below the home folder
                passing.setUnlessSet("jna.tmpdir", s_caches.resolve("jna").toString());
            }
            quieten();
            passing.setUnlessSet(LibraryPath.NAME, nativeFolder().toString());
            passing.remember("org.bytedeco.javacpp.platform.preloadpath");
            Engine.registerEngine(new TfEngineProvider());
            Engine.getEngine(ENGINE);
        } catch (final UserError ex) {
            throw ex;
        } catch (final LinkageError | RuntimeException ex) {
            throw new IOException("TensorFlow cannot be started on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ": " + rootMessage(ex), ex);
        }
    }

    private static Path nativeFolder() throws IOException {
        final Optional<Path> chosen = LibraryPath.chosen();
        if (chosen.isPresent()) {
            return chosen.get();
        }
        final String library = LibraryPath.library();
        if (s_natives != null) {
            if (!LibraryPath.hasLibrary(s_natives)) {
                throw UserError.found("TensorFlow's native libraries are missing: " + s_natives + " has no " + library);
            }
            return s_natives;
        }
        final String resource = "/org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/" + library;
        final var unpacked = Loader.cacheResource(tensorflow.class, resource);
        if (unpacked == null) {
            throw UserError.found("TensorFlow's native libraries for " + Loader.getPlatform()
                + " are missing: no folder was given, " + LibraryPath.NAME + " is not set, and the class path has no "
                + resource);
        }
        return unpacked.toPath().getParent();
    }

    /**
     * Keeps TensorFlow's start-up lines off the console, unless the user chose a log level. Uses JNA in any case, so
     * that JNA reads its settings now.
     */
    private static void quieten() {
        try {
            if (System.getProperty("os.name").startsWith("Windows")) {
                final NativeLibrary system = NativeLibrary.getInstance("msvcrt");
                if (System.getenv("TF_CPP_MIN_LOG_LEVEL") == null) {
                    system.getFunction("_putenv_s").invokeInt(new Object[]{"TF_CPP_MIN_LOG_LEVEL", "2"});
                }
            } else {
                // 0: what is set stays
                NativeLibrary.getInstance("c").getFunction("setenv")
                    .invokeInt(new Object[]{"TF_CPP_MIN_LOG_LEVEL", "2", 0});
            }
        } catch (final LinkageError ex) {
            // only costs a few lines on the console
        }
    }

    private static String rootMessage(final Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** @return one line for a log: version, platform, devices, processor features */
    public String describe() {
        return "TensorFlow " + TensorFlow.version() + " on " + Loader.getPlatform() + "; devices "
            + String.join(", ", devices()) + "; " + Runtime.getRuntime().availableProcessors() + " processors "
            + (hasBfloat16() ? "with" : "without") + " bfloat16";
    }

    /** @return the versions to be recorded in a model: TensorFlow, DJL, Java */
    public Map<String, String> versions() {
        final Map<String, String> versions = new LinkedHashMap<>();
        versions.put("TensorFlow", TensorFlow.version());
        versions.put("Deep Java Library", Engine.getDjlVersion());
        versions.put("Java", System.getProperty("java.version"));
        return versions;
    }

    /** @return names of the devices that a user may choose, such as "CPU", "GPU 0" */
    public List<String> devices() {
        final List<String> devices = new ArrayList<>();
        devices.add("CPU");
        devices.addAll(m_gpus);
        return devices;
    }

    /**
     * @param choice what the user wants
     * @return the GPU's number, or −1 for the processor
     * @throws UserError if the GPU is not there
     */
    public int resolve(final DeviceChoice choice) {
        return switch (choice.kind()) {
            case CPU -> -1;
            case AUTO -> m_gpus.isEmpty() ? -1 : 0;
            case GPU -> {
                if (choice.gpu() >= m_gpus.size()) {
                    throw UserError.found("GPU " + choice.gpu() + " cannot be used").expected("TensorFlow sees "
                        + String.join(", ", devices()) + (m_gpus.isEmpty() ? ": " + GpuSupport.problem() : ""));
                }
                yield choice.gpu();
            }
        };
    }

    /**
     * @param choice what the user wants
     * @return whether the network runs on a GPU
     * @throws UserError if the GPU is not there
     */
    public boolean isOnGpu(final DeviceChoice choice) {
        return resolve(choice) >= 0;
    }

    /**
     * @param choice what the user wants
     * @return why the automatic choice falls back to the processor though this TensorFlow could use GPUs; nothing if it
     *         does not
     */
    public Optional<String> fallBack(final DeviceChoice choice) {
        return choice.kind() == DeviceChoice.Kind.AUTO && m_gpus.isEmpty() && GpuSupport.isBuiltIn()
            ? Optional.of("No GPU can be used, so the network runs on the processor: " + GpuSupport.problem())
            : Optional.empty();
    }

    /** @return whether the processor is known to have bfloat16 instructions (avx512_bf16 or AMX) */
    public static boolean hasBfloat16() {
        return Processor.hasBfloat16().orElse(false);
    }

    /**
     * @param precision the number format of a network
     * @param choice where it is to run
     * @return why it cannot run there, or only slowly; nothing if it can. GPUs are not asked: TensorFlow computes with
     *         bfloat16 on all of them, fast on those of compute capability 8 and above.
     * @throws UserError if the device is not there
     */
    public Optional<String> problem(final Precision precision, final DeviceChoice choice) {
        if (precision == Precision.FP32 || resolve(choice) >= 0 || hasBfloat16()) {
            return Optional.empty();
        }
        return Optional.of(Processor.hasBfloat16().isPresent()
            ? "This machine's processor has no bfloat16 instructions (avx512_bf16 or amx_bf16)"
            : "Whether the processor has bfloat16 instructions (avx512_bf16 or amx_bf16) cannot be told on "
                + System.getProperty("os.name"));
    }
}
