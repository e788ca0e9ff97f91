/** The network and its loss as a TensorFlow graph. Knows the configuration. */
package org.poreseg.unet.graph;
