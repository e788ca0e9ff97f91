package org.poreseg.phantom;

/**
 * Random numbers that are functions of a seed and a place, so that any slice of a phantom can be made without the
 * others.
 */
final class Hash {

    private final long m_seed;

    Hash(final long seed) {
        m_seed = mix(seed + 0x9e3779b97f4a7c15L);
    }

    /** @return an independent source for another purpose */
    Hash derive(final int purpose) {
        return new Hash(m_seed ^ mix(purpose));
    }

    /** @return 64 random bits of the place */
    long bits(final int x, final int y, final int z) {
        return mix(m_seed ^ mix((x & 0xffff_ffffL) << 32 | y & 0xffff_ffffL) + mix(z * 0xd1342543de82ef95L));
    }

    /** @return a number in [0, 1) of the place */
    double unit(final int x, final int y, final int z) {
        return unit(bits(x, y, z), 0);
    }

    /** @return one of three independent numbers in [0, 1) that 64 bits hold, for {@code which} from 0 to 2 */
    static double unit(final long bits, final int which) {
        return (bits >>> 21 * which & 0x1f_ffff) / (double)(1 << 21);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(final long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
