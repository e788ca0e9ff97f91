package org.poreseg.unet.training;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;

/**
 * What the network makes of a validation patch while it is trained.
 *
 * @param patch the grey patch
 * @param window its intensity window
 * @param mask its reference, true = pore
 * @param pore the predicted probability of pore
 */
public record PatchOverlay(Slice patch, IntensityWindow window, Mask mask, ProbabilityMap pore) {
}
