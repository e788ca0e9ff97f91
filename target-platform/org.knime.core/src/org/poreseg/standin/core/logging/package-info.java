/** Where log lines go. */
package org.poreseg.standin.core.logging;
