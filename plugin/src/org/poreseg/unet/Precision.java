package org.poreseg.unet;

/** The number format of the network's arithmetic. Weights, the optimiser and the loss are always single precision. */
public enum Precision {
    /** Single precision; the same result on every run. */
    FP32,
    /** bfloat16 convolutions: faster where the processor has avx512_bf16 or AMX, refused elsewhere. */
    BF16
}
