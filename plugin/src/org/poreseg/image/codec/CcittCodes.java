package org.poreseg.image.codec;

import java.util.Arrays;

/** The codes of ITU-T T.4 and T.6: runs of white, runs of black, and how a line differs from the one above. */
final class CcittCodes {

    /** No code has more bits. */
    static final int LONGEST = 13;

    /** Values of {@link #MODES} that are no vertical mode, which are -3 to 3. */
    static final int PASS = 4;

    static final int HORIZONTAL = 5;

    /** Runs of 0 to 63 pixels. */
    private static final String WHITE_ENDS = "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 "
        + "00111 01000 001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 "
        + "0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 "
        + "00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 "
        + "00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 "
        + "01011011 01001010 01001011 00110010 00110011 00110100";

    /** Runs of 64, 128, … 1728 pixels, which a shorter one follows. */
    private static final String WHITE_PARTS = "11011 10010 010111 0110111 00110110 00110111 01100100 "
        + "01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101 011010110 "
        + "011010111 011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011";

    private static final String BLACK_ENDS = "0000110111 010 11 10 011 0011 0010 00011 000101 000100 "
        + "0000100 0000101 0000111 00000100 00000111 000011000 0000010111 0000011000 0000001000 00001100111 "
        + "00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 "
        + "000011001100 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 "
        + "000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 "
        + "000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 "
        + "000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 "
        + "000000101100 000001011010 000001100110 000001100111";

    private static final String BLACK_PARTS = "0000001111 000011001000 000011001001 000001011011 "
        + "000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 0000001001011 "
        + "0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 "
        + "0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 "
        + "0000001100100 0000001100101";

    /** Runs of 1792, 1856, … 2560 pixels of either colour. */
    private static final String LONG_PARTS = "00000001000 00000001100 00000001101 000000010010 "
        + "000000010011 000000010100 000000010101 000000010110 000000010111 000000011100 000000011101 000000011110 "
        + "000000011111";

    /** The run that the next 13 bits begin with. */
    static final CcittCodes WHITE = runs(WHITE_ENDS, WHITE_PARTS);

    static final CcittCodes BLACK = runs(BLACK_ENDS, BLACK_PARTS);

    /** How the next change of colour lies to the one above. */
    static final CcittCodes MODES = modes();

    private final short[] m_values = new short[1 << LONGEST];

    /** The bits of the code; 0 where there is none. */
    private final byte[] m_lengths = new byte[1 << LONGEST];

    private CcittCodes() {
    }

    private static CcittCodes runs(final String ends, final String parts) {
        final CcittCodes codes = new CcittCodes();
        codes.add(ends, 0, 1);
        codes.add(parts, 64, 64);
        codes.add(LONG_PARTS, 1792, 64);
        return codes;
    }

    private static CcittCodes modes() {
        final CcittCodes codes = new CcittCodes();
        codes.add("0000010 000010 010 1 011 000011 0000011 0001 001", -3, 1);
        return codes;
    }

    private void add(final String codes, final int first, final int step) {
        int value = first;
        for (final String code : codes.split(" ")) {
            final int free = LONGEST - code.length();
            final int from = Integer.parseInt(code, 2) << free;
            Arrays.fill(m_values, from, from + (1 << free), (short)value);
            Arrays.fill(m_lengths, from, from + (1 << free), (byte)code.length());
            value += step;
        }
    }

    /** @return what the code at the beginning of {@value #LONGEST} bits means */
    int value(final int bits) {
        return m_values[bits];
    }

    /** @return the number of bits of the code at the beginning of {@value #LONGEST} bits; 0 where there is none */
    int length(final int bits) {
        return m_lengths[bits];
    }
}
