package org.poreseg.phantom;

import java.util.SplittableRandom;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/** What a CT scanner makes of a phantom: greys (in shares of the full range), blur, rings, drift and noise. */
final class Scanner {

    private static final double BLUR_PIXELS = 0.8;

    private static final double INCLUSION_GREY = 0.4;

    private final PhantomSettings m_settings;

    private final Geometry m_geometry;

    private final Look m_look;

    private final Blobs m_inclusions;

    private final Noise m_clouds;

    private final Noise m_alongStack;

    private final Hash m_rings;

    private final Noise m_ringStrength;

    private final long m_noiseSeed;

    /**
     * How a stack looks; a little different for each seed, as scans are.
     *
     * @param solid mean grey of the solid
     * @param contrast how much darker pores are
     * @param noise standard deviation of the noise
     * @param ring standard deviation of the rings
     * @param drift amplitude of the slow changes
     */
    private record Look(double solid, double contrast, double noise, double ring, double drift) {

        /** Types differ in grey level, so that a threshold or a model for one is no good for all. */
        static Look of(final PhantomSettings settings, final Hash hash) {
            final double solid = switch (settings.rockType()) {
                case SANDSTONE -> 0.55;
                case SOIL -> 0.47;
                case CARBONATE -> 0.64;
            };
            final double contrast = switch (settings.rockType()) {
                case SANDSTONE -> 0.26;
                case SOIL -> 0.22;
                case CARBONATE -> 0.27;
            };
            final double thisContrast = contrast * around(hash, 1, 0.1);
            final Artefacts artefacts = settings.artefacts();
            return new Look(solid + 0.04 * (2 * hash.unit(0, 0, 0) - 1), thisContrast,
                0.17 * thisContrast * artefacts.noise() * around(hash, 2, 0.1),
                0.1 * thisContrast * artefacts.rings() * around(hash, 3, 0.3),
                0.36 * thisContrast * artefacts.drift() * around(hash, 4, 0.1));
        }

        private static double around(final Hash hash, final int purpose, final double deviation) {
            return 1 + deviation * (2 * hash.unit(purpose, 0, 0) - 1);
        }
    }

    Scanner(final PhantomSettings settings, final Geometry geometry, final Hash hash) {
        m_settings = settings;
        m_geometry = geometry;
        m_look = Look.of(settings, hash.derive(1));
        m_inclusions = new Blobs(hash.derive(2), 42, Math.min(1, 0.25 * settings.artefacts().inclusions()), 2.5, 7);
        m_clouds = new Noise(hash.derive(3), 90);
        m_alongStack = new Noise(hash.derive(4), 40);
        m_rings = hash.derive(5);
        m_ringStrength = new Noise(hash.derive(6), 30);
        m_noiseSeed = hash.bits(7, 0, 0);
    }

    Slice scan(final Mask mask, final int z) {
        final int width = m_settings.width();
        final int height = m_settings.height();
        final double[] greys = materials(mask, z);
        blur(greys, width, height, BLUR_PIXELS * m_settings.artefacts().blur());
        addDriftAndRings(greys, z);
        addNoise(greys, z);
        if (m_settings.bits() == Byte.SIZE) {
            final byte[] pixels = new byte[greys.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte)level(greys[i], 255);
            }
            return new Slice(width, height, PixelType.UINT8, pixels);
        }
        final short[] pixels = new short[greys.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short)level(greys[i], 65535);
        }
        return new Slice(width, height, PixelType.UINT16, pixels);
    }

    private static int level(final double grey, final int white) {
        return (int)Math.round(white * Math.min(Math.max(grey, 0), 1));
    }

    private double[] materials(final Mask mask, final int z) {
        final double[] greys = new double[mask.width() * mask.height()];
        for (int y = 0, i = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++, i++) {
                if (mask.isPore(i)) {
                    greys[i] = m_look.solid() - m_look.contrast();
                } else if (m_settings.artefacts().inclusions() > 0 && m_inclusions.depth(x, y, z) > 0) {
                    greys[i] = m_look.solid() + INCLUSION_GREY;
                } else {
                    greys[i] = m_look.solid() + m_look.contrast() * m_geometry.texture(x, y, z);
                }
            }
        }
        return greys;
    }

    private void addDriftAndRings(final double[] greys, final int z) {
        final int width = m_settings.width();
        final int height = m_settings.height();
        // the axis of rotation is never exactly in the middle
        final double axisX = width * (0.5 + 0.1 * (m_rings.unit(-1, 0, 0) - 0.5));
        final double axisY = height * (0.5 + 0.1 * (m_rings.unit(-2, 0, 0) - 0.5));
        final double edge = Math.hypot(width, height) / 2;
        final double along = m_alongStack.at(0.5, 0.5, z);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                final double radius = Math.hypot(x - axisX, y - axisY);
                final double cupping = radius * radius / (edge * edge) - 0.4;
                greys[i] += m_look.drift() * (0.9 * cupping + 0.5 * along + 1.6 * m_clouds.at(x, y, z))
                    + m_look.ring() * ring(radius, z);
            }
        }
    }

    /** Rings two pixels wide; each comes and goes along the stack. */
    private double ring(final double radius, final int z) {
        final int index = (int)(radius / 2);
        final double strength = 3.4 * (m_rings.unit(index, 0, 0) - 0.5);
        return strength * (1 + m_ringStrength.at(60.0 * index, 0.5, z));
    }

    /** White noise, smoothed a little; the three weights keep its standard deviation. */
    private void addNoise(final double[] greys, final int z) {
        final SplittableRandom random = new SplittableRandom(Hash.mix(m_noiseSeed + z));
        final double[] noise = new double[greys.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        final double[] weights = {0.25, 1, 0.25};
        final double norm = 1 / (1 + 2 * 0.25 * 0.25);
        convolve(noise, m_settings.width(), m_settings.height(), weights);
        for (int i = 0; i < greys.length; i++) {
            greys[i] += m_look.noise() * norm * noise[i];
        }
    }

    private static void blur(final double[] image, final int width, final int height, final double sigma) {
        if (sigma == 0) {
            return;
        }
        final int reach = (int)Math.ceil(3 * sigma);
        final double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + reach];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        convolve(image, width, height, weights);
    }

    /** In place, with the same weights along rows and columns; the border pixels go on outside. */
    private static void convolve(final double[] image, final int width, final int height, final double[] weights) {
        final double[] line = new double[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            convolveLine(image, y * width, 1, width, weights, line);
        }
        for (int x = 0; x < width; x++) {
            convolveLine(image, x, width, height, weights, line);
        }
    }

    private static void convolveLine(final double[] image, final int start, final int stride, final int length,
        final double[] weights, final double[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = image[start + i * stride];
        }
        final int reach = weights.length / 2;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int j = -reach; j <= reach; j++) {
                sum += weights[j + reach] * line[Math.min(Math.max(i + j, 0), length - 1)];
            }
            image[start + i * stride] = sum;
        }
    }
}
