/**
 * What every node needs of KNIME: the names of the columns, how columns are found and checked, rows in groups, paths,
 * progress, cancel and errors.
 */
package org.poreseg.knime.tables;
