/** JSON as KNIME writes it for views. */
package org.poreseg.standin.ui.json;
