package org.poreseg.unet.training;

import java.util.Map;

import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;

/**
 * The U-Net and its losses a second time: plain loops in double precision, written from the paper and not from the
 * graph. Arrays are [patch][row][column][channel].
 */
final class ReferenceNet {

    private final NetworkConfig m_network;

    private final Map<String, double[]> m_weights;

    ReferenceNet(final NetworkConfig network, final Map<String, double[]> weights) {
        m_network = network;
        m_weights = weights;
    }

    double[][][][] logits(final double[][][][] images) {
        final double[][][][] result = new double[images.length][][][];
        if (m_network.batchNormalization()) {
            throw new UnsupportedOperationException("batches are taken patch by patch");
        }
        for (int i = 0; i < images.length; i++) {
            result[i] = logits(images[i], 0);
        }
        return result;
    }

    /** One level and, through recursion, all below it. */
    private double[][][] logits(final double[][][] input, final int level) {
        final double[][][] head = level(input, level);
        return convolve(head, "head", 1, 2);
    }

    private double[][][] level(final double[][][] input, final int level) {
        final int filters = m_network.filters(level);
        final double[][][] down = two(input, "down" + level, filters);
        if (level == m_network.depth()) {
            return down;
        }
        final double[][][] below = level(pool(down), level + 1);
        final double[][][] grown = grow(below, "up" + level + "/grow", filters, down.length, down[0].length);
        return two(concat(down, grown), "up" + level, filters);
    }

    private double[][][] two(final double[][][] input, final String name, final int filters) {
        return elu(convolve(elu(convolve(input, name + "/conv1", 3, filters)), name + "/conv2", 3, filters));
    }

    private double[][][] convolve(final double[][][] input, final String name, final int side, final int filters) {
        final double[] kernel = m_weights.get(name + "/kernel");
        final double[] bias = m_weights.get(name + "/bias");
        final int rows = input.length;
        final int columns = input[0].length;
        final int channels = input[0][0].length;
        final int margin = side / 2;
        final double[][][] output = new double[rows][columns][filters];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int filter = 0; filter < filters; filter++) {
                    double sum = bias[filter];
                    for (int dy = 0; dy < side; dy++) {
                        for (int dx = 0; dx < side; dx++) {
                            final int y = row + dy - margin;
                            final int x = column + dx - margin;
                            if (y >= 0 && y < rows && x >= 0 && x < columns) {
                                for (int channel = 0; channel < channels; channel++) {
                                    sum += input[y][x][channel]
                                        * kernel[((dy * side + dx) * channels + channel) * filters + filter];
                                }
                            }
                        }
                    }
                    output[row][column][filter] = sum;
                }
            }
        }
        return output;
    }

    /** Each pixel paints a 2×2 block. */
    private double[][][] grow(final double[][][] input, final String name, final int filters, final int rows,
        final int columns) {
        final double[] kernel = m_weights.get(name + "/kernel");
        final double[] bias = m_weights.get(name + "/bias");
        final int channels = input[0][0].length;
        final double[][][] output = new double[rows][columns][filters];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int filter = 0; filter < filters; filter++) {
                    double sum = bias[filter];
                    for (int channel = 0; channel < channels; channel++) {
                        sum += input[row / 2][column / 2][channel]
                            * kernel[((row % 2 * 2 + column % 2) * filters + filter) * channels + channel];
                    }
                    output[row][column][filter] = sum;
                }
            }
        }
        return output;
    }

    private static double[][][] elu(final double[][][] values) {
        for (final double[][] row : values) {
            for (final double[] pixel : row) {
                for (int i = 0; i < pixel.length; i++) {
                    pixel[i] = pixel[i] > 0 ? pixel[i] : Math.expm1(pixel[i]);
                }
            }
        }
        return values;
    }

    private static double[][][] pool(final double[][][] input) {
        final int channels = input[0][0].length;
        final double[][][] output = new double[(input.length + 1) / 2][(input[0].length + 1) / 2][channels];
        for (int row = 0; row < output.length; row++) {
            for (int column = 0; column < output[0].length; column++) {
                for (int channel = 0; channel < channels; channel++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (int y = 2 * row; y < Math.min(2 * row + 2, input.length); y++) {
                        for (int x = 2 * column; x < Math.min(2 * column + 2, input[0].length); x++) {
                            most = Math.max(most, input[y][x][channel]);
                        }
                    }
                    output[row][column][channel] = most;
                }
            }
        }
        return output;
    }

    private static double[][][] concat(final double[][][] first, final double[][][] second) {
        final int channels = first[0][0].length;
        final double[][][] output = new double[first.length][first[0].length][channels + second[0][0].length];
        for (int row = 0; row < output.length; row++) {
            for (int column = 0; column < output[0].length; column++) {
                System.arraycopy(first[row][column], 0, output[row][column], 0, channels);
                System.arraycopy(second[row][column], 0, output[row][column], channels, second[0][0].length);
            }
        }
        return output;
    }

    /** @return the probability of pore of a pixel's logits */
    static double pore(final double[] logits) {
        return 1 / (1 + Math.exp(logits[0] - logits[1]));
    }

    /** The losses, pixel by pixel, in the paper's notation. */
    static double loss(final LossConfig loss, final double[][][][] logits, final boolean[][][] pore) {
        final double epsilon = loss.epsilon();
        double crossEntropy = 0;
        double logs = 0;
        final double[] ratios = new double[2];
        final double[] intersections = new double[2];
        final double[] unions = new double[2];
        long pixels = 0;
        for (int i = 0; i < logits.length; i++) {
            for (int row = 0; row < logits[i].length; row++) {
                for (int column = 0; column < logits[i][row].length; column++) {
                    final double p1 = pore(logits[i][row][column]);
                    final double[] p = {1 - p1, p1};
                    final double[] y = pore[i][row][column] ? new double[]{0, 1} : new double[]{1, 0};
                    for (int c = 0; c < 2; c++) {
                        crossEntropy -= y[c] * Math.log(p[c]);
                        final double both = p[c] * y[c];
                        final double either = p[c] + y[c] - both;
                        logs -= Math.log((both + epsilon) / (either + epsilon));
                        ratios[c] += (both + epsilon) / (either + epsilon);
                        intersections[c] += both;
                        unions[c] += either;
                    }
                    pixels++;
                }
            }
        }
        double jaccard = 0;
        for (int c = 0; c < 2; c++) {
            jaccard += switch (loss.kind()) {
                case EQUATION_1 -> logs / 2 / pixels;
                case MEAN_BEFORE_LOG -> -Math.log(ratios[c] / pixels);
                case BATCH_SOFT_JACCARD -> -Math.log((intersections[c] + epsilon) / (unions[c] + epsilon));
                case CROSS_ENTROPY -> 0;
            };
        }
        return crossEntropy / pixels + loss.alpha() * jaccard;
    }
}
