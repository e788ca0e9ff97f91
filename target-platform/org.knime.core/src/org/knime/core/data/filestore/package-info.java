/** Files that belong to cells or port objects. */
package org.knime.core.data.filestore;
