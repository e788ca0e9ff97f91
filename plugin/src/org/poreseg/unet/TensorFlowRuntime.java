package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * TensorFlow in this JVM: started once, offline. {@link Trainer} and {@link SavedModelPredictor} start it themselves;
 * whoever knows where the native libraries lie calls {@link #configure} before.
 */
public final class TensorFlowRuntime {

    /**
     * Says where the native libraries lie and where caches may be written. Has no effect once TensorFlow has started, nor
     * on anything that the user set by a system property or an environment variable.
     *
     * @param natives the folder with the native libraries of this platform, or {@code null} to take them from the class
     *            path
     * @param caches a folder of the plugin's own for the caches of DJL and JavaCPP, or {@code null} for their default
     */
    public static synchronized void configure(final Path natives, final Path caches) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts TensorFlow unless it is already running. Takes about a second.
     *
     * @return the running TensorFlow
     * @throws IOException if the native libraries cannot be loaded, with what was tried; asking again tries again
     */
    public static synchronized TensorFlowRuntime start() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** @return one line for a log: version, platform, devices, processor features */
    public String describe() {
        throw new UnsupportedOperationException();
    }

    /** @return the versions to be recorded in a model: TensorFlow, DJL, Java */
    public Map<String, String> versions() {
        throw new UnsupportedOperationException();
    }

    /** @return number of GPUs that TensorFlow can use */
    public int gpuCount() {
        throw new UnsupportedOperationException();
    }

    /** @return names of the devices that a user may choose, such as "CPU", "GPU 0" */
    public List<String> devices() {
        throw new UnsupportedOperationException();
    }

    /** @return whether the processor has bfloat16 instructions (avx512_bf16 or AMX) */
    public static boolean hasBfloat16() {
        throw new UnsupportedOperationException();
    }
}
