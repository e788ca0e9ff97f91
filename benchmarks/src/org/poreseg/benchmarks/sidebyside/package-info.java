/** This network, ours against Deep Java Library's PyTorch engine, in two processes that take turns. */
package org.poreseg.benchmarks.sidebyside;
