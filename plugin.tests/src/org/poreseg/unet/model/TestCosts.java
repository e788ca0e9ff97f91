package org.poreseg.unet.model;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;

/** What a thread takes. */
public final class TestCosts {

    private TestCosts() {
    }

    /** @return the seconds that this thread has computed; unlike a clock, it does not count what others do meanwhile */
    public static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** @return the bytes that this thread has allocated since it began, freed ones included */
    public static long allocated() {
        try {
            return (Long)ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("java.lang:type=Threading"),
                "getThreadAllocatedBytes", new Object[]{Thread.currentThread().getId()},
                new String[]{long.class.getName()});
        } catch (final JMException ex) {
            throw new AssertionError("The virtual machine cannot tell", ex);
        }
    }
}
