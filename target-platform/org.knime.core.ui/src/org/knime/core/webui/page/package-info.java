/** Pages of views. */
package org.knime.core.webui.page;
