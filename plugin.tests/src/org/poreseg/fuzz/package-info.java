/** What is fuzzed, how an input is judged, and the replay of what was found. {@code fuzz/run.sh} searches for more. */
package org.poreseg.fuzz;
