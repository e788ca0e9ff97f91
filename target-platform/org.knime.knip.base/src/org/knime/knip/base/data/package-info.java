/** Values and factories of KNIME Image Processing. */
package org.knime.knip.base.data;
