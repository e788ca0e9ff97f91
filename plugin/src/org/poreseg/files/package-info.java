/**
 * How files are written: whole or not at all, in folders that are made if need be, and by one training at a time. Knows
 * text alone.
 */
package org.poreseg.files;
