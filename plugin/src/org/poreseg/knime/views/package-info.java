/**
 * The pages of the node views, as KNIME shows them and as reports on disk. The pages themselves lie in the bundle's
 * {@code views} folder.
 */
package org.poreseg.knime.views;
