/** Ports of nodes and how a workflow adds to them. */
package org.poreseg.standin.ui.ports;
