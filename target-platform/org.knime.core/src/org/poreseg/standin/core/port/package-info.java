/** How port objects are saved and read back. */
package org.poreseg.standin.core.port;
