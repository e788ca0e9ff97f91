/** Settings: the part without anything of tables. */
package org.knime.core.node.config.base;
