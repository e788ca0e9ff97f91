/** The known classes of cells. */
package org.poreseg.standin.core.cells;
