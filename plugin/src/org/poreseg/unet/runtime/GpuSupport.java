package org.poreseg.unet.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.poreseg.unet.DeviceChoice;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.KernelList;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.jna.NativeLibrary;

/** Which GPUs TensorFlow sees, and why it sees none. */
final class GpuSupport {

    /** What the GPU build of TensorFlow 2.16 loads, the driver first. */
    private static final List<String> LIBRARIES = List.of("libcuda.so.1", "libcudart.so.12", "libcublas.so.12",
        "libcufft.so.11", "libcusolver.so.11", "libcusparse.so.12", "libcudnn.so.8");

    private GpuSupport() {
    }

    /** Asks TensorFlow once, and only if somebody wants to know. */
    private static final class BuiltIn {
        static final boolean ANSWER = findBuiltIn();
    }

    /** @return whether the TensorFlow that runs can use GPUs at all */
    static boolean isBuiltIn() {
        return BuiltIn.ANSWER;
    }

    private static boolean findBuiltIn() {
        try (PointerScope scope = new PointerScope()) {
            final TF_Status status = TF_Status.newStatus();
            final TF_Buffer kernels = tensorflow.TF_GetRegisteredKernelsForOp("Conv2D", status);
            status.throwExceptionIfNotOK();
            try {
                return KernelList.parseFrom(kernels.dataAsByteBuffer()).getKernelList().stream()
                    .anyMatch(kernel -> "GPU".equals(kernel.getDeviceType()));
            } finally {
                tensorflow.TF_DeleteBuffer(kernels);
            }
        } catch (final InvalidProtocolBufferException ex) {
            throw new IllegalStateException("TensorFlow's list of kernels cannot be read", ex);
        }
    }

    /**
     * @return a name for each GPU that TensorFlow sees, such as "GPU 0"
     * @throws IOException if TensorFlow cannot tell
     */
    static List<String> names() throws IOException {
        final List<String> gpus = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            final TF_Status status = TF_Status.newStatus();
            final TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
            final byte[] config = SessionConfigs.proto(DeviceChoice.AUTO).toByteArray();
            tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
            final TF_Session session = TF_Session.newSession(TF_Graph.newGraph(), options, status);
            status.throwExceptionIfNotOK();
            final TF_DeviceList devices = tensorflow.TF_SessionListDevices(session, status);
            status.throwExceptionIfNotOK();
            final int count = tensorflow.TF_DeviceListCount(devices);
            for (int i = 0; i < count; i++) {
                if ("GPU".equals(tensorflow.TF_DeviceListType(devices, i, status).getString())) {
                    gpus.add("GPU " + gpus.size());
                }
            }
            tensorflow.TF_DeleteDeviceList(devices);
        } catch (final RuntimeException ex) {
            throw new IOException("TensorFlow cannot list its devices: " + ex.getMessage(), ex);
        }
        return gpus;
    }

    /** @return what keeps TensorFlow from using a GPU, as the end of a sentence */
    static String problem() {
        if (!isBuiltIn()) {
            return "this is the plugin's build for the processor; its GPU build is needed";
        }
        final List<String> missing = new ArrayList<>();
        for (final String library : LIBRARIES) {
            try {
                NativeLibrary.getInstance(library).close();
            } catch (final UnsatisfiedLinkError ex) {
                missing.add(library);
            }
        }
        if (missing.isEmpty()) {
            return "TensorFlow finds no GPU that it supports, or the driver is too old for CUDA 12.3";
        }
        return "these libraries of the NVIDIA driver, CUDA 12.3 and cuDNN 8.9 cannot be loaded: "
            + String.join(", ", missing);
    }
}
