/** Runs single nodes in tests. What differs between platforms is in a fragment of this bundle, one a platform. */
package org.poreseg.testing;
