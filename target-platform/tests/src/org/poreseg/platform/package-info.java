/** Tests of the platform that the plugin is built and tested on when KNIME itself is not there. */
package org.poreseg.platform;
