/**
 * The U-Net's configuration: what a user chooses of network, loss, training and device, and what a training tells of
 * its course. Behind it, each knowing those before: {@code graph} (the network and its loss as a TensorFlow graph),
 * {@code runtime} (TensorFlow in this machine), {@code model} (what is saved and applied) and {@code training}. The
 * only packages that know Deep Java Library and TensorFlow; they know images and progress, and nothing of KNIME.
 */
package org.poreseg.unet;
