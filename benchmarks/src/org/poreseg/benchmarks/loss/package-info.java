/** Losses, network options and overlaps compared on held-out slices. */
package org.poreseg.benchmarks.loss;
