package org.poreseg.unet.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.unet.DeviceChoice;

public final class TensorFlowRuntimeTest {

    @Test
    public void startsOnceAndLeavesTheThreadAsItWas() throws IOException {
        final ClassLoader loader = new ClassLoader(null) {
        };
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            final TensorFlowRuntime runtime = TensorFlowRuntime.start();
            assertSame(runtime, TensorFlowRuntime.start());
            assertSame(loader, thread.getContextClassLoader());
            assertTrue(runtime.describe(), runtime.describe().startsWith("TensorFlow 2."));
            assertEquals("CPU", runtime.devices().get(0));
            assertTrue(runtime.versions().keySet().toString(), runtime.versions().containsKey("Deep Java Library"));
            assertEquals("true", System.getProperty("ai.djl.offline"));
            assertNull("only while loading", System.getProperty("org.bytedeco.javacpp.maxBytes"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    public void choosesDevices() throws IOException {
        final TensorFlowRuntime runtime = TensorFlowRuntime.start();
        assertEquals(-1, runtime.resolve(DeviceChoice.CPU));
        assertEquals(runtime.devices().size() == 1 ? -1 : 0, runtime.resolve(DeviceChoice.AUTO));
        final Exception ex = assertThrows(UserError.class,
            () -> runtime.resolve(DeviceChoice.gpu(runtime.devices().size() - 1)));
        assertTrue(ex.getMessage(), ex.getMessage().contains("cannot be used. TensorFlow sees CPU"));
        assertTrue(runtime.fallBack(DeviceChoice.CPU).isEmpty());
        assertEquals(runtime.devices().size() == 1 && GpuSupport.isBuiltIn(),
            runtime.fallBack(DeviceChoice.AUTO).isPresent());
    }

    @Test
    public void neverOverwritesWhatTheUserSet() {
        final String mine = "org.poreseg.test.mine";
        final String ours = "org.poreseg.test.ours";
        System.setProperty(mine, "user");
        try (SystemSettings settings = new SystemSettings()) {
            settings.setUnlessSet(mine, "plugin");
            settings.setUnlessSet(ours, "plugin");
            assertEquals("user", System.getProperty(mine));
            assertEquals("plugin", System.getProperty(ours));
            settings.remember(mine);
            System.setProperty(mine, "somebody");
        }
        assertEquals("user", System.clearProperty(mine));
        assertNull(System.getProperty(ours));
    }

    @Test
    public void knowsProcessorsByTheirFlags() {
        assertTrue(Processor.listsBfloat16("flags\t\t: fpu avx512f avx512_bf16 sse2"));
        assertTrue(Processor.listsBfloat16("flags : amx_tile amx_bf16"));
        assertFalse(Processor.listsBfloat16("flags : avx2 avx512f amx_tile"));
    }
}
