package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks that throw. The templates are those of {@link String#format}. */
public final class CheckUtils {

    private CheckUtils() {
    }

    private static String text(final String template, final Object... args) {
        return args == null || args.length == 0 ? template : String.format(template, args);
    }

    /**
     * @param b what must hold
     * @param template the message if not
     * @param args its arguments
     * @throws InvalidSettingsException if not
     */
    public static void checkSetting(final boolean b, final String template, final Object... args)
        throws InvalidSettingsException {
        if (!b) {
            throw new InvalidSettingsException(text(template, args));
        }
    }

    /**
     * @param <T> the value's class
     * @param obj what must not be null
     * @param template the message if it is
     * @param args its arguments
     * @return the value
     * @throws InvalidSettingsException if it is null
     */
    public static <T> T checkSettingNotNull(final T obj, final String template, final Object... args)
        throws InvalidSettingsException {
        checkSetting(obj != null, template, args);
        return obj;
    }

    /**
     * @param b what must hold
     * @param template the message if not
     * @param args its arguments
     */
    public static void checkArgument(final boolean b, final String template, final Object... args) {
        if (!b) {
            throw new IllegalArgumentException(text(template, args));
        }
    }

    /**
     * @param b what must hold
     * @param template the message if not
     * @param args its arguments
     */
    public static void checkState(final boolean b, final String template, final Object... args) {
        if (!b) {
            throw new IllegalStateException(text(template, args));
        }
    }

    /**
     * @param <T> the value's class
     * @param obj what must not be null
     * @return the value
     */
    public static <T> T checkArgumentNotNull(final T obj) {
        return checkArgumentNotNull(obj, "Argument must not be null");
    }

    /**
     * @param <T> the value's class
     * @param obj what must not be null
     * @param template the message if it is
     * @param args its arguments
     * @return the value
     */
    public static <T> T checkArgumentNotNull(final T obj, final String template, final Object... args) {
        checkArgument(obj != null, template, args);
        return obj;
    }

    /**
     * @param <T> the value's class
     * @param obj what must not be null
     * @return the value
     */
    public static <T> T checkNotNull(final T obj) {
        return java.util.Objects.requireNonNull(obj);
    }

    /**
     * @param <T> the value's class
     * @param obj what must not be null
     * @param message the message if it is
     * @return the value
     */
    public static <T> T checkNotNull(final T obj, final String message) {
        return java.util.Objects.requireNonNull(obj, message);
    }
}
