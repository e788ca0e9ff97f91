/** The tables that flow between the nodes: their columns, how these are found and checked, and their rows. */
package org.poreseg.knime.tables;
