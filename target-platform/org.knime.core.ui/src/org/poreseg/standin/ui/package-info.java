/** The machinery behind the node API: descriptions, settings, configuring, executing, views. */
package org.poreseg.standin.ui;
