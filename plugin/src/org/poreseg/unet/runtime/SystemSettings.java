package org.poreseg.unet.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** System properties that are set where the user has not set them, and put back on close. */
final class SystemSettings implements AutoCloseable {

    private final Map<String, String> m_before = new LinkedHashMap<>();

    /**
     * @param name the name of an environment variable and of a system property
     * @return what the user set: the variable, or else the property, as Deep Java Library reads both
     */
    static Optional<String> chosen(final String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(System.getProperty(name)));
    }

    /** Sets a property unless it, or an environment variable of its name, is set. */
    void setUnlessSet(final String name, final String value) {
        if (chosen(name).isEmpty()) {
            remember(name);
            System.setProperty(name, value);
        }
    }

    /** Puts the property back to its present value on close, whoever changes it. */
    void remember(final String name) {
        m_before.putIfAbsent(name, System.getProperty(name));
    }

    @Override
    public void close() {
        m_before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
