/**
 * Trained models: the file that holds them, what is known of each, and how they are applied. Knows all but training.
 */
package org.poreseg.unet.model;
