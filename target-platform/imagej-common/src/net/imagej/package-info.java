/** An image with a name and labelled axes. */
package net.imagej;
