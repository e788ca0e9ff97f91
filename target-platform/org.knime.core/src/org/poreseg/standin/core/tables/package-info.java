/** Tables on disk: rows are written one after another, and read back one after another. */
package org.poreseg.standin.core.tables;
