/** Files in a dialog; internal in KNIME. */
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;
