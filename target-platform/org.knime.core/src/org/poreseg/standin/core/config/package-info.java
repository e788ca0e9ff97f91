/** How settings lie on disk: KNIME's XML. */
package org.poreseg.standin.core.config;
