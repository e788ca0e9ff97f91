/**
 * What a person can mend. A {@link org.poreseg.errors.UserError} says what was found, what was expected and what to do;
 * a {@link org.poreseg.errors.Range} is what a setting may be. An {@link java.io.IOException} is the disk's; every other
 * exception is a bug and is shown as one. Knows nothing.
 */
package org.poreseg.errors;
