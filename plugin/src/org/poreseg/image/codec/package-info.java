/**
 * The bytes of a file and what they unpack to: regular files alone, read within bounds that were checked, and decoders
 * that take neither too little nor too much. Knows nothing of slices, so that every format can stand on it.
 */
package org.poreseg.image.codec;
