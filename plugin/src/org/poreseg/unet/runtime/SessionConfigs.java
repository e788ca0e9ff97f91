package org.poreseg.unet.runtime;

import org.poreseg.unet.DeviceChoice;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How TensorFlow sessions are set up. */
public final class SessionConfigs {

    private SessionConfigs() {
    }

    /**
     * @param device where the session's network runs
     * @return a configuration that takes GPU memory only as it is needed, and none at all for the processor
     */
    public static ConfigProto proto(final DeviceChoice device) {
        final ConfigProto.Builder config = ConfigProto.newBuilder().setAllowSoftPlacement(true)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
        if (device.kind() == DeviceChoice.Kind.CPU) {
            config.putDeviceCount("GPU", 0);
        }
        return config.build();
    }
}
