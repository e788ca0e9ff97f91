package org.poreseg.unet;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.KernelList;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.jna.NativeLibrary;

/** Why TensorFlow sees no GPU. */
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
            return KernelList.parseFrom(kernels.dataAsByteBuffer()).getKernelList().stream()
                .anyMatch(kernel -> "GPU".equals(kernel.getDeviceType()));
        } catch (final InvalidProtocolBufferException ex) {
            throw new IllegalStateException("TensorFlow's list of kernels cannot be read", ex);
        }
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
