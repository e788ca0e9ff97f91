/** Texts that people gave, where other programs and other people read them. */
package org.poreseg.text;
