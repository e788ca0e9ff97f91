/** What the engine needs of its host: where its native libraries and caches lie, and how much memory there is. */
package org.poreseg.knime.engine;
