/** The U-Net Predictor node: applies every model of a port to every patch, each patch being read once. */
package org.poreseg.knime.predictor;
