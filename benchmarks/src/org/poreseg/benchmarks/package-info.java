/** What several benchmarks need. */
package org.poreseg.benchmarks;
