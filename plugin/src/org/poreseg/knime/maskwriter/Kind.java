package org.poreseg.knime.maskwriter;

/** The kinds of images of which stacks are written. */
enum Kind {

    /** 8-bit masks, 255 = pore. */
    MASK("mask", 1),
    /** 32-bit float pore probabilities. */
    PROBABILITY("probability", Float.BYTES);

    private final String m_label;

    private final int m_bytes;

    Kind(final String label, final int bytes) {
        m_label = label;
        m_bytes = bytes;
    }

    /** @return what the kind is called in file names and in the table of files */
    String label() {
        return m_label;
    }

    /** @return the bytes a pixel takes in the file before compression */
    int bytes() {
        return m_bytes;
    }
}
