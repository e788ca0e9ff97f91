/** Data of views. */
package org.knime.core.webui.data;
