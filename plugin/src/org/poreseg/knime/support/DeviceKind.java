package org.poreseg.knime.support;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.poreseg.unet.DeviceChoice;

/** The devices that a dialog offers. */
public enum DeviceKind {
    /** A GPU if there is one, else the processor. */
    @Label(value = "Automatic", description = "The first GPU that can be used, or else the processor.")
    AUTO,
    /** The processor. */
    @Label(value = "Processor", description = "Always the processor. The only choice that gives the same result, bit "
        + "for bit, in every run.")
    CPU,
    /** One GPU. */
    @Label(value = "GPU", description = "The GPU of the number given below; an error if it cannot be used.")
    GPU;

    /** What dialogs call the number of the GPU. */
    public static final String GPU_NUMBER = "GPU number";

    /** The setting that holds the device. */
    public interface DeviceReference extends ParameterReference<DeviceKind> {
    }

    /** Holds where the device is a GPU, which has a number. */
    public static final class IsGpu implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(DeviceReference.class).isOneOf(GPU);
        }
    }

    /**
     * @param gpu the number of the GPU
     * @throws InvalidSettingsException if it is used and out of range
     */
    public void requireNumber(final int gpu) throws InvalidSettingsException {
        if (this == GPU) {
            SettingChecks.require(GPU_NUMBER, gpu, DeviceChoice.GPU_NUMBER);
        }
    }

    /**
     * @param gpu the number of the GPU from 0, used by {@link #GPU} only
     * @return the engine's name for this choice
     */
    public DeviceChoice choice(final int gpu) {
        return switch (this) {
            case AUTO -> DeviceChoice.AUTO;
            case CPU -> DeviceChoice.CPU;
            case GPU -> DeviceChoice.gpu(gpu);
        };
    }
}
