/** Training: the store of patches, minibatches, steps, checkpoints, and who follows it. Knows all other rooms. */
package org.poreseg.unet.training;
