/**
 * What runs nodes: their work with its progress, cancel and errors, paths and output folders, native libraries, and
 * settings that several nodes share.
 */
package org.poreseg.knime.support;
