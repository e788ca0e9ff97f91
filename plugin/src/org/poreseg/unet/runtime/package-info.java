/** TensorFlow in this machine: starting it, its devices, and the memory it needs. Knows configuration and graph. */
package org.poreseg.unet.runtime;
