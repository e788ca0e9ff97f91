/** Files that belong to cells or port objects: where they lie, and how they are found again. */
package org.poreseg.standin.core.filestore;
