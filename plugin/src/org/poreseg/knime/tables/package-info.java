/** What every node needs of KNIME's tables: the names of the columns, how columns are found and checked, rows in groups, paths, and errors. */
package org.poreseg.knime.tables;
