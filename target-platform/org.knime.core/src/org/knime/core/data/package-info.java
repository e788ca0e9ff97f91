/** Tables: rows, cells, their types, specifications. */
package org.knime.core.data;
