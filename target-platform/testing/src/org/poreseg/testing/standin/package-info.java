/** Runs single nodes on the stand-in platform. */
package org.poreseg.testing.standin;
