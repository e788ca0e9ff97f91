package org.poreseg.image;

/** The tags, field types and values of TIFF 6.0 and BigTIFF that reading and writing stacks need. */
final class TiffTags {

    static final int NEW_SUBFILE_TYPE = 254;

    static final int WIDTH = 256;

    static final int HEIGHT = 257;

    static final int BITS_PER_SAMPLE = 258;

    static final int COMPRESSION = 259;

    static final int PHOTOMETRIC = 262;

    static final int FILL_ORDER = 266;

    static final int IMAGE_DESCRIPTION = 270;

    static final int STRIP_OFFSETS = 273;

    static final int SAMPLES_PER_PIXEL = 277;

    static final int ROWS_PER_STRIP = 278;

    static final int STRIP_BYTE_COUNTS = 279;

    static final int T4_OPTIONS = 292;

    static final int PREDICTOR = 317;

    static final int COLOR_MAP = 320;

    static final int TILE_WIDTH = 322;

    static final int TILE_HEIGHT = 323;

    static final int TILE_OFFSETS = 324;

    static final int TILE_BYTE_COUNTS = 325;

    static final int SAMPLE_FORMAT = 339;

    /** Field types. */
    static final int TYPE_BYTE = 1;

    static final int TYPE_ASCII = 2;

    static final int TYPE_SHORT = 3;

    static final int TYPE_LONG = 4;

    static final int TYPE_LONG8 = 16;

    /** Values of {@link #COMPRESSION}. */
    static final int NONE = 1;

    static final int CCITT_RUN_LENGTHS = 2;

    static final int CCITT_T4 = 3;

    static final int CCITT_T6 = 4;

    static final int LZW = 5;

    static final int DEFLATE = 8;

    static final int DEFLATE_OLD = 32946;

    static final int PACK_BITS = 32773;

    /** Values of {@link #PHOTOMETRIC}. */
    static final int BLACK_IS_ZERO = 1;

    static final int PALETTE = 3;

    /** Values of {@link #PREDICTOR}. */
    static final int AS_THEY_ARE = 1;

    static final int DIFFERENCES = 2;

    static final int FLOAT_DIFFERENCES = 3;

    /** Value of {@link #FILL_ORDER}. */
    static final int LOW_BITS_FIRST = 2;

    /** Values of {@link #SAMPLE_FORMAT}. */
    static final int UNSIGNED = 1;

    static final int SIGNED = 2;

    static final int FLOAT = 3;

    private TiffTags() {
    }
}
