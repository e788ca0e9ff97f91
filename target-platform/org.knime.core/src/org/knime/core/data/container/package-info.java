/** What takes rows and gives them back. */
package org.knime.core.data.container;
