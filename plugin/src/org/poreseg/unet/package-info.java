/**
 * The U-Net: its configuration, the training graph, the feeding of patches, checkpoints, the model that is saved, and
 * prediction. The only package that knows Deep Java Library and TensorFlow; knows images and progress, and nothing of
 * KNIME.
 */
package org.poreseg.unet;
