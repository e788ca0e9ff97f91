/** Settings objects to and from the form in which workflows store them. */
package org.poreseg.standin.ui.settings;
