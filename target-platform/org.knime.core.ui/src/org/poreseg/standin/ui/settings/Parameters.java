package org.poreseg.standin.ui.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/** Settings objects: made with default values, read from and written to the form in which workflows store them. */
public final class Parameters {

    private Parameters() {
    }

    /**
     * @param <P> the settings
     * @param type their class; it needs a constructor without parameters, and may have one with a
     *            {@link NodeParametersInput}, which then is the one called
     * @param input what the default values may depend on
     * @return the default settings
     */
    public static <P extends NodeParameters> P defaults(final Class<P> type, final NodeParametersInput input) {
        final Constructor<P> withoutInput = constructor(type);
        try {
            final Constructor<P> withInput = type.getDeclaredConstructor(NodeParametersInput.class);
            withInput.setAccessible(true);
            return newInstance(withInput, input);
        } catch (NoSuchMethodException e) {
            return newInstance(withoutInput);
        }
    }

    /**
     * @param <P> the settings
     * @param type their class
     * @param settings where they stand
     * @return the settings
     * @throws InvalidSettingsException if a key is missing, unknown or has an unusable value
     */
    public static <P extends NodeParameters> P load(final Class<P> type, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        final P parameters = type.cast(Groups.load(type, settings));
        UnknownKeys.check(settings, toSettings(parameters));
        return parameters;
    }

    /**
     * @param parameters settings
     * @param settings where to put them
     */
    public static void save(final NodeParameters parameters, final NodeSettingsWO settings) {
        Groups.save(parameters, settings);
    }

    /**
     * @param parameters settings, null for none
     * @return the settings in the form in which workflows store them
     */
    public static NodeSettings toSettings(final NodeParameters parameters) {
        final var settings = new NodeSettings("model");
        if (parameters != null) {
            save(parameters, settings);
        }
        return settings;
    }

    static <T> T newInstance(final Class<T> type) {
        return newInstance(constructor(type));
    }

    private static <T> Constructor<T> constructor(final Class<T> type) {
        try {
            final Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }

    private static <T> T newInstance(final Constructor<T> constructor, final Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(constructor + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
