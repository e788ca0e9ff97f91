/** What the engine needs of its host: where its native libraries and caches lie, and the devices that dialogs offer. */
package org.poreseg.knime.engine;
