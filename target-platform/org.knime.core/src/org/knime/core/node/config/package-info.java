/** Settings that may hold cells. */
package org.knime.core.node.config;
