/** The workflows that ship, run as a user runs them: by the batch application of the platform the tests run on. */
package org.poreseg.workflows;
