/** How images lie in file stores: the pixels one after another, little-endian, the first dimension fastest. */
package org.poreseg.standin.knip;
