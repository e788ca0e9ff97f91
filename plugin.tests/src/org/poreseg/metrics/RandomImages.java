package org.poreseg.metrics;

import java.util.Random;
import java.util.function.DoubleSupplier;

import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/** Random masks and probabilities for the tests of the metrics. */
final class RandomImages {

    private RandomImages() {
    }

    static Mask mask(final int width, final int height, final double share, final Random random) {
        final Mask mask = new Mask(width, height);
        for (int i = 0; i < width * height; i++) {
            if (random.nextDouble() < share) {
                mask.setPore(i);
            }
        }
        return mask;
    }

    static ProbabilityMap map(final int width, final int height, final DoubleSupplier values) {
        final float[] probabilities = new float[width * height];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float)values.getAsDouble();
        }
        return new ProbabilityMap(width, height, probabilities);
    }

    /** Blobs: smoother than noise, so that clusters and borders look like those of rocks. */
    static Mask blobs(final int width, final int height, final int count, final Random random) {
        final Mask mask = new Mask(width, height);
        for (int blob = 0; blob < count; blob++) {
            final int centreX = random.nextInt(width);
            final int centreY = random.nextInt(height);
            final int radius = 1 + random.nextInt(8);
            for (int y = Math.max(0, centreY - radius); y <= Math.min(height - 1, centreY + radius); y++) {
                for (int x = Math.max(0, centreX - radius); x <= Math.min(width - 1, centreX + radius); x++) {
                    if ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY) <= radius * radius) {
                        mask.setPore(y * width + x);
                    }
                }
            }
        }
        return mask;
    }
}
