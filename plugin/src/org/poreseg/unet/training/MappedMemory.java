package org.poreseg.unet.training;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/** Gives mapped memory back at once: some systems do not delete a file that is still mapped. */
final class MappedMemory {

    /**
     * {@code sun.misc.Unsafe.invokeCleaner}, which Java 17 has no public counterpart of; null where it is not there.
     */
    private static final MethodHandle CLEANER = findCleaner();

    private MappedMemory() {
    }

    private static MethodHandle findCleaner() {
        try {
            // looked up in Java's own class loader, for in OSGi a bundle's does not show the package
            final Class<?> type = Class.forName("sun.misc.Unsafe", true, ClassLoader.getPlatformClassLoader());
            final Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return MethodHandles.lookup()
                .findVirtual(type, "invokeCleaner", MethodType.methodType(void.class, ByteBuffer.class))
                .bindTo(field.get(null));
        } catch (final ReflectiveOperationException | RuntimeException ex) {
            return null;
        }
    }

    /**
     * Unmaps the buffer, or leaves that to the garbage collector where it cannot.
     *
     * @param buffer not to be touched afterwards: that would crash the JVM
     */
    static void release(final MappedByteBuffer buffer) {
        if (CLEANER != null) {
            try {
                CLEANER.invoke((ByteBuffer)buffer);
            } catch (final Throwable ex) { // NOSONAR: what a method handle declares
                throw new IllegalStateException("Mapped memory cannot be released", ex);
            }
        }
    }
}
