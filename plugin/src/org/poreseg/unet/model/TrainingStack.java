package org.poreseg.unet.model;

import java.util.List;

/**
 * What a model saw of one stack.
 *
 * @param stack the stack's name
 * @param rockType its rock type, or an empty text
 * @param slices indices of the slices in the stack, ascending, from 0
 * @param patches number of patches cut from them
 */
public record TrainingStack(String stack, String rockType, List<Integer> slices, long patches) {
}
