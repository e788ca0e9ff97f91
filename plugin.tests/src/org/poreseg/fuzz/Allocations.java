package org.poreseg.fuzz;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What threads allocate. Asked for by name, because a bundle does not see the package of the interface that has it.
 */
public final class Allocations {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private static final ObjectName THREADS;

    static {
        try {
            THREADS = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
        } catch (final JMException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Allocations() {
    }

    /** @return the bytes that the current thread has allocated so far, in memory that may be free again */
    public static long ofThisThread() {
        try {
            return (Long)BEANS.getAttribute(THREADS, "CurrentThreadAllocatedBytes");
        } catch (final JMException e) {
            throw new IllegalStateException("This Java does not tell what a thread allocates", e);
        }
    }
}
