package org.poreseg.knime.support;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.TrainingConfig;

/** The limits of numbers in dialogs that several nodes share. */
public final class Limits {

    private Limits() {
    }

    /** Of shares, probabilities and rates. */
    public static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    /** Of patch sizes. */
    public static final class SmallestPatch extends MinValidation {
        @Override
        protected double getMin() {
            return PatchGrid.MIN_PATCH_SIZE;
        }
    }

    /** Of patch sizes. */
    public static final class LargestPatch extends MaxValidation {
        @Override
        protected double getMax() {
            return PatchGrid.MAX_PATCH_SIZE;
        }
    }

    /** Of batch sizes. */
    public static final class LargestBatch extends MaxValidation {
        @Override
        protected double getMax() {
            return TrainingConfig.MAX_BATCH_SIZE;
        }
    }

    /** Of GPU numbers. */
    public static final class LargestGpu extends MaxValidation {
        @Override
        protected double getMax() {
            return DeviceChoice.MAX_GPU;
        }
    }
}
