/** The little of dialogs that there is: labels and conditions. */
package org.poreseg.standin.ui.dialog;
