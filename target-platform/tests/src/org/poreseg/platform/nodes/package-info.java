/** Small nodes that try out what nodes can do, and do wrong. */
package org.poreseg.platform.nodes;
