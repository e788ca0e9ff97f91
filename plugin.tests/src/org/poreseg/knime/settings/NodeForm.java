package org.poreseg.knime.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.WidgetGroup;
import org.poreseg.testing.NodeRunner;

/**
 * A node of the extension, as far as its settings go.
 *
 * @param factory the class of its factory
 * @param parameters the class of its settings
 */
record NodeForm(Class<? extends DefaultNodeFactory> factory, Class<? extends NodeParameters> parameters) {

    /** The folder of the sources. */
    static final Path ROOT = Path.of(System.getProperty("poreseg.root", "."));

    private static final Pattern FACTORY = Pattern.compile("factory-class=\"([^\"]+)\"");

    private static final String MODEL = "model";

    /**
     * @param what "update" or "archive"
     * @return whether files are to be written anew
     */
    static boolean asksFor(final String what) {
        return List.of(System.getProperty("poreseg.snapshots", "").split(",")).contains(what);
    }

    /** @return all nodes that the extension has, by name */
    static List<NodeForm> all() throws IOException {
        final Matcher factories = FACTORY.matcher(Files.readString(ROOT.resolve("plugin/plugin.xml")));
        final List<NodeForm> forms = new ArrayList<>();
        while (factories.find()) {
            forms.add(of(factories.group(1)));
        }
        forms.sort(Comparator.comparing(NodeForm::name));
        return forms;
    }

    /**
     * @param factory the name of the factory's class
     * @return the node
     */
    static NodeForm of(final String factory) {
        try {
            return new NodeForm(Class.forName(factory).asSubclass(DefaultNodeFactory.class),
                Class.forName(factory.replaceAll("Factory$", "Parameters")).asSubclass(NodeParameters.class));
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException("A node needs a factory and settings of the same name", e);
        }
    }

    /** @return a short name without spaces, such as "UNetLearner" */
    String name() {
        return factory.getSimpleName().replaceAll("NodeFactory$", "");
    }

    NodeRunner runner() {
        return NodeRunner.of(instance(factory));
    }

    /**
     * @return what a workflow stores of the node's default settings; lists that are empty by default have one element,
     *         so that its form shows
     */
    NodeSettings stored() {
        final NodeParameters defaults = instance(parameters);
        for (final Field field : parameters.getDeclaredFields()) {
            fill(defaults, field);
        }
        try (NodeRunner runner = runner()) {
            return runner.parameters(defaults).settings();
        }
    }

    private static void fill(final Object group, final Field field) {
        final Class<?> element = field.getType().getComponentType();
        if (element == null || !WidgetGroup.class.isAssignableFrom(element)
            || Modifier.isStatic(field.getModifiers())) {
            return;
        }
        try {
            field.setAccessible(true);
            if (Array.getLength(field.get(group)) == 0) {
                final Object elements = Array.newInstance(element, 1);
                Array.set(elements, 0, instance(element));
                field.set(group, elements);
            }
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads settings as a workflow does, and checks them. */
    void load(final NodeSettings stored) throws InvalidSettingsException {
        try (NodeRunner runner = runner()) {
            runner.load(stored);
        }
    }

    /**
     * @param stored what a workflow stores of the node's settings
     * @return a file with it, of the same form as that of a node in a workflow
     */
    NodeSettings file(final NodeSettings stored) {
        final NodeSettings file = new NodeSettings("settings.xml");
        stored.copyTo(file.addNodeSettings(MODEL));
        file.addString("factory", factory.getName());
        return file;
    }

    /**
     * @param file what {@link #read} has read
     * @return the node's settings
     */
    static NodeSettings model(final NodeSettings file) throws InvalidSettingsException {
        return file.getNodeSettings(MODEL);
    }

    static NodeSettings read(final Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (NodeSettings)NodeSettings.loadFromXML(in);
        } catch (final IOException e) {
            throw new UncheckedIOException("The settings " + file + " cannot be read", e);
        }
    }

    /** @return the settings as a workflow's file has them */
    static String text(final NodeSettings settings) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            settings.saveToXML(out);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static <T> T instance(final Class<T> type) {
        try {
            final Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a constructor without parameters", e);
        }
    }
}
