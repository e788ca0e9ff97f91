package org.poreseg.unet.graph;

/** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads seeds. */
public final class SplitMix {

    private SplitMix() {
    }

    /**
     * @param value any number
     * @return another one that follows from it and looks random
     */
    public static long mix(final long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
