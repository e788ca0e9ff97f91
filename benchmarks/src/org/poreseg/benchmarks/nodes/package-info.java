/** The nodes in the batch application: time and memory. */
package org.poreseg.benchmarks.nodes;
