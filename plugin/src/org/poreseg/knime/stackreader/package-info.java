/** The node "Stack Reader": stack files in, one row a slice out. */
package org.poreseg.knime.stackreader;
