package org.poreseg.unet;

/** The number format of the network's arithmetic. Weights, the optimiser and the loss are always single precision. */
public enum Precision {
    /** Single precision; the same result on every run. */
    FP32(Precision.FP32_TITLE),
    /** bfloat16 convolutions: faster where the processor has avx512_bf16 or AMX, refused elsewhere. */
    BF16(Precision.BF16_TITLE);

    /** The title of {@link #FP32}. */
    public static final String FP32_TITLE = "32 bit";

    /** The title of {@link #BF16}. */
    public static final String BF16_TITLE = "bfloat16";

    private final String m_title;

    Precision(final String title) {
        m_title = title;
    }

    /** @return what dialogs and messages call it */
    public String title() {
        return m_title;
    }
}
