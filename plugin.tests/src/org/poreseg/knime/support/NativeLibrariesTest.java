package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.poreseg.unet.DeviceChoice;

/** Where the native libraries are looked for, and the devices of the dialog. */
public class NativeLibrariesTest {

    @Test
    public void thePlatformIsNamedAsTheFragmentsFoldersAre() {
        assertTrue(NativeLibraries.platform(),
            NativeLibraries.platform().matches("(linux|macosx|windows)-(x86_64|arm64)"));
    }

    @Test
    public void theNumberIsOnlyForGpus() {
        assertEquals(DeviceChoice.AUTO, DeviceKind.AUTO.choice(3));
        assertEquals(DeviceChoice.CPU, DeviceKind.CPU.choice(3));
        assertEquals(DeviceChoice.gpu(3), DeviceKind.GPU.choice(3));
    }
}
